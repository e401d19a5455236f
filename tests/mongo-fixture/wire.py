"""The MongoDB wire protocol, as far as drivers need it: OP_MSG, and OP_QUERY for the first greeting.

https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
"""

import struct

import bson

OP_REPLY, OP_QUERY, OP_MSG = 1, 2004, 2013
HEADER = struct.Struct("<iiii")  # length, request id, response to, operation
MOST_BYTES = 48_000_000

_CHECKSUM_PRESENT, _MORE_TO_COME = 1, 2


class Request:
    """One command with its documents, whether they came in the body or as a sequence beside it."""

    def __init__(self, request_id, operation, command, wants_reply=True):
        self.request_id = request_id
        self.operation = operation
        self.command = command
        self.wants_reply = wants_reply

    def reply(self, document):
        """The bytes that answer this request with a document."""
        body = bson.encode(document)
        if self.operation == OP_QUERY:
            # Flags, cursor, starting from, number of documents.
            return self._framed(OP_REPLY, struct.pack("<iqii", 8, 0, 0, 1) + body)
        return self._framed(OP_MSG, struct.pack("<IB", 0, 0) + body)

    def _framed(self, operation, payload):
        return HEADER.pack(HEADER.size + len(payload), 0, self.request_id, operation) + payload


async def read(stream):
    """The next request of a connection. Raises IncompleteReadError at its end and ValueError for what is no request."""
    length, request_id, _, operation = HEADER.unpack(await stream.readexactly(HEADER.size))
    if not HEADER.size < length <= MOST_BYTES:
        raise ValueError(f"a message of {length} bytes")
    payload = await stream.readexactly(length - HEADER.size)
    if operation == OP_MSG:
        flags, command = _parse_message(payload)
        return Request(request_id, operation, command, not flags & _MORE_TO_COME)
    if operation == OP_QUERY:
        return Request(request_id, operation, _parse_query(payload))
    raise ValueError(f"operation {operation}")


def _parse_message(payload):
    (flags,) = struct.unpack_from("<I", payload)
    end = len(payload) - (4 if flags & _CHECKSUM_PRESENT else 0)
    at, command, sequences = 4, {}, {}
    while at < end:
        kind, at = payload[at], at + 1
        (size,) = struct.unpack_from("<i", payload, at)
        if kind == 0:
            command = bson.decode(payload[at : at + size])
        elif kind == 1:
            name_end = payload.index(b"\0", at + 4)
            sequences[payload[at + 4 : name_end].decode()] = bson.decode_all(payload[name_end + 1 : at + size])
        else:
            raise ValueError(f"a section of kind {kind}")
        at += size
    return flags, command | sequences


def _parse_query(payload):
    name_end = payload.index(b"\0", 4)
    start = name_end + 1 + 8  # Behind the name come the numbers to skip and to return.
    database = payload[4:name_end].decode().split(".")[0]
    return bson.decode(payload[start : start + struct.unpack_from("<i", payload, start)[0]]) | {"$db": database}
