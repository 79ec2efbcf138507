"""The words of the product as plain, frozen values. Imports nothing of ours."""
