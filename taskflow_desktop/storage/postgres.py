"""The functions behind guards and effects on PostgreSQL, where the login is who acts and the server's clock the time.

They run with the rights of the tables' owner and a pinned search path, so that a login needs no rights on what effects
write, and nothing it creates itself can stand in for a table or a function.
"""

PIN = "SECURITY DEFINER SET search_path = {schema}, pg_temp"

IN_EFFECT = f"""CREATE OR REPLACE FUNCTION tf_in_effect(who name) RETURNS boolean LANGUAGE plpgsql STABLE {PIN}
AS $body$
BEGIN
    IF pg_trigger_depth() = 0 THEN
        RETURN false;
    END IF;
    RETURN who = (SELECT pg_get_userbyid(p.proowner) FROM pg_proc p WHERE p.oid = 'seal_event'::regproc);
END
$body$"""
"""The statement that makes `tf_in_effect`: true if a statement that runs as `who` is one of an effect.

Within triggers, only effects run as their owner; a trigger that a client made runs as the client. The owner is asked
for each time: a database that was given to another one, or restored by one, is guarded as before.
"""


def postgres_functions(schema: str) -> list[str]:
    """Return the CREATE FUNCTION statements; `schema` is the quoted name of the schema that holds the tables."""
    pin = PIN.replace("{schema}", schema)
    return [
        "CREATE FUNCTION tf_now() RETURNS BIGINT LANGUAGE sql VOLATILE"
        " RETURN (extract(epoch FROM clock_timestamp()) * 1000000)::bigint",
        "CREATE FUNCTION tf_op() RETURNS TEXT LANGUAGE sql STABLE"
        " RETURN nullif(current_setting('taskflow.op', true), '')",
        # Counts within the transaction; the setting ends with it (see Acting.next_op_n).
        f"CREATE FUNCTION tf_op_n() RETURNS BIGINT LANGUAGE plpgsql VOLATILE {pin} AS $$ DECLARE n BIGINT; BEGIN"
        " IF tf_op() IS NULL THEN RETURN 0; END IF;"
        " n := coalesce(nullif(current_setting('taskflow.op_n', true), ''), '0')::bigint;"
        " PERFORM set_config('taskflow.op_n', (n + 1)::text, true); RETURN n; END $$",
        "CREATE FUNCTION tf_year(BIGINT, TEXT) RETURNS BIGINT LANGUAGE sql STABLE"
        " RETURN extract(year FROM to_timestamp($1 / 1000000.0) AT TIME ZONE $2)::bigint",
        "CREATE FUNCTION tf_is_zone(TEXT) RETURNS BIGINT LANGUAGE sql STABLE"
        " RETURN (SELECT count(*) FROM pg_timezone_names WHERE name = $1)",
        "CREATE FUNCTION tf_sha256(TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE"
        " RETURN encode(sha256(convert_to($1, 'UTF8')), 'hex')",
        # The owner of the tables is the system; a login that is no agent's is nobody.
        f"CREATE FUNCTION tf_actor() RETURNS BIGINT LANGUAGE plpgsql STABLE {pin} AS $$ BEGIN"
        " IF session_user = (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = 'agent'::regclass)"
        " THEN RETURN 0; END IF;"
        " RETURN (SELECT id FROM agent WHERE identifier = session_user); END $$",
    ]
