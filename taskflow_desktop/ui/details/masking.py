"""Telephone numbers and e-mail addresses as they are shown until somebody asks for them."""


def masked_phone(phone: str) -> str:
    """Return a number with all but its first four and last two digits hidden: "010-3***-**27"."""
    digits = sum(c.isdigit() for c in phone)
    shown = []
    at = 0
    for c in phone:
        if not c.isdigit():
            shown.append(c)
            continue
        keep = digits > 6 and (at < 4 or at >= digits - 2)
        shown.append(c if keep else "*")
        at += 1
    return "".join(shown)


def masked_email(email: str) -> str:
    """Return an address with only two letters of its name: "su***@example.com"."""
    name, sign, domain = email.partition("@")
    keep = 2 if len(name) > 2 else 0
    return f"{name[:keep]}***{sign}{domain}" if sign else f"{name[:keep]}***"
