#!/usr/bin/python3
"""A stand-in for mongod where none can be installed: speaks the wire protocol and keeps documents in memory, with the semantics of mongomock.

    /usr/bin/python3 tests/mongo-fixture/server.py [--port N] [--login]

Prints "listening on 127.0.0.1:PORT" and serves until it is killed or the process that started it ends. It listens on the loopback address only.
Needs Debian's packages python3-mongomock and python3-bson. It shows that a driver and a program understand each other; it does not show what a real
mongod does: no journal, no replica set, no transactions, no query planner, no sorting or matching beyond mongomock's.
"""

import argparse
import asyncio
import os

import wire
from commands import Commands

SECONDS_BETWEEN_LOOKS = 0.5


async def serve(commands, reader, writer):
    """Answers the requests of one connection until it ends."""
    try:
        while True:
            request = await wire.read(reader)
            reply = request.reply(commands.answer(request.command))
            if request.wants_reply:
                writer.write(reply)
                await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError, ValueError):
        pass  # The client went away, or does not speak this protocol.
    finally:
        writer.close()


async def outlive_nobody(parent):
    """Returns when the parent process has ended and this one was handed over to another."""
    while os.getppid() == parent:
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


async def main():
    """Reads the options and serves."""
    parent = os.getppid()
    options = argparse.ArgumentParser(description="Wire-compatible stand-in for mongod, for tests.")
    options.add_argument("--port", type=int, default=0, help="0: any free one")
    options.add_argument("--login", action="store_true", help="demand a login, which nobody has: for tests of the refusal")
    chosen = options.parse_args()
    commands = Commands(needs_login=chosen.login)

    # One thread runs all connections, and answering a command never waits: that is what makes each command atomic.
    server = await asyncio.start_server(lambda reader, writer: serve(commands, reader, writer), "127.0.0.1", chosen.port)
    print(f"listening on 127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await outlive_nobody(parent)


if __name__ == "__main__":
    asyncio.run(main())
