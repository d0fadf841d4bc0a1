"""Arrow's types as Spark writes them."""

import pyarrow as pa

_PLAIN = {
    pa.string(): "STRING",
    pa.int32(): "INT",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
}


def ddl(schema: pa.Schema) -> str:
    """Write a schema in Spark's notation.

    >>> ddl(pa.schema([("a", pa.string()), ("b", pa.list_(pa.struct([("end", pa.int32())])))]))
    '`a` STRING, `b` ARRAY<STRUCT<`end`: INT>>'
    """
    return ", ".join(f"`{field.name}` {_type(field.type)}" for field in schema)


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"ARRAY<{_type(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"STRUCT<{', '.join(f'`{field.name}`: {_type(field.type)}' for field in kind)}>"
    return _PLAIN[kind]
