"""MongoDB's commands over mongomock: what services/shared/Hpo.Storage sends, and what drivers send of their own accord."""

import itertools

from bson.int64 import Int64
from mongomock.collection import ReturnDocument
from mongomock import OperationFailure

from indexed import Databases

FIRST_BATCH = 101
WIRE_VERSION = 17  # MongoDB 6.0
NAMES = {13: "Unauthorized", 18: "AuthenticationFailed", 26: "NamespaceNotFound", 27: "IndexNotFound", 59: "CommandNotFound", 11000: "DuplicateKey"}


class Commands:
    """Answers one command after the other. Nothing here waits, so that each command is atomic as long as one thread calls."""

    def __init__(self, needs_login=False):
        self._databases = Databases()
        self._needs_login = needs_login
        self._cursors = {}
        self._cursor_ids = itertools.count(1)
        self._open = {
            "hello": self._hello, "ismaster": self._hello, "ping": self._nothing, "buildinfo": self._build_info,
            "saslstart": self._refuse_login, "endsessions": self._nothing, "killcursors": self._kill_cursors,
        }
        self._guarded = {
            "insert": self._insert, "find": self._find, "getmore": self._get_more, "update": self._update, "delete": self._delete,
            "findandmodify": self._find_and_modify, "createindexes": self._create_indexes, "listindexes": self._list_indexes,
            "dropindexes": self._drop_indexes, "listcollections": self._list_collections, "listdatabases": self._list_databases,
            "create": self._create, "drop": self._drop, "dropdatabase": self._drop_database, "aggregate": self._aggregate, "count": self._count,
        }

    def answer(self, command):
        """The reply to a command; every failure is a reply, too."""
        name = next(iter(command))
        try:
            return self._handler(name)(command) | {"ok": 1.0}
        except OperationFailure as failure:
            return _failure(failure.code or 8, str(failure))
        except NotImplementedError as missing:
            return _failure(115, f"The fixture cannot do this: {missing}")
        except Exception as mistake:  # A command must never end the connection: the driver would report a network failure.
            return _failure(8, f"The fixture failed at {name}: {type(mistake).__name__}: {mistake}")

    def _handler(self, name):
        if (handler := self._open.get(name.lower())) is not None:
            return handler
        if (handler := self._guarded.get(name.lower())) is None:
            raise OperationFailure(f"no such command: '{name}'", 59)
        if self._needs_login:
            raise OperationFailure(f"Command {name} requires authentication", 13)
        return handler

    def _target(self, command, name=None):
        return self._databases.collection(command["$db"], command[name or next(iter(command))])

    # About the server

    @staticmethod
    def _hello(command):
        return {
            "helloOk": True, "ismaster": True, "isWritablePrimary": True, "maxBsonObjectSize": 16 * 1024 * 1024, "maxMessageSizeBytes": 48_000_000,
            "maxWriteBatchSize": 100_000, "logicalSessionTimeoutMinutes": 30, "minWireVersion": 0, "maxWireVersion": WIRE_VERSION, "readOnly": False,
        }

    @staticmethod
    def _build_info(command):
        return {"version": "6.0.0", "versionArray": [6, 0, 0, 0], "modules": ["hpo wire-compatible fixture"]}

    @staticmethod
    def _nothing(command):
        return {}

    @staticmethod
    def _refuse_login(command):
        raise OperationFailure("Authentication failed.", 18)

    def _list_databases(self, command):
        return {"databases": [{"name": name, "sizeOnDisk": 1, "empty": False} for name in self._databases.names()], "totalSize": 1}

    def _drop_database(self, command):
        self._databases.drop(command["$db"])
        return {}

    # About collections

    def _list_collections(self, command):
        wanted = command.get("filter", {}).get("name")
        names = [name for name in self._databases.database(command["$db"]).list_collection_names() if wanted in (None, name)]
        return self._first_batch(command, "$cmd.listCollections", [{"name": name, "type": "collection", "options": {}, "info": {"readOnly": False}} for name in names])

    def _create(self, command):
        self._target(command)._store.create()
        return {}

    def _drop(self, command):
        self._target(command)._store.drop()
        return {}

    def _create_indexes(self, command):
        target = self._target(command)
        for index in command["indexes"]:
            options = {key: value for key, value in index.items() if key in ("name", "unique", "partialFilterExpression")}
            target.create_index(index["key"].items(), **options)
        return {"numIndexesAfter": len(list(target.list_indexes()))}

    def _list_indexes(self, command):
        indexes = list(self._target(command).list_indexes())
        if not indexes:
            raise OperationFailure("ns does not exist", 26)
        return self._first_batch(command, command["listIndexes"], indexes)

    def _drop_indexes(self, command):
        target = self._target(command)
        if command["index"] == "*":
            target.drop_indexes()
        elif command["index"] in target._store.indexes:
            target.drop_index(command["index"])
        else:
            raise OperationFailure(f"index not found with name [{command['index']}]", 27)
        return {}

    # Writing

    def _insert(self, command):
        target = self._target(command)
        return self._each(command, command["documents"], lambda document: target.insert_one(document) and {"n": 1})

    def _update(self, command):
        target = self._target(command)

        def change(item):
            replaces = not next(iter(item["u"]), "$").startswith("$")
            method = target.replace_one if replaces else target.update_many if item.get("multi") else target.update_one
            result = method(item["q"], item["u"], upsert=item.get("upsert", False))
            added = result.upserted_id is not None
            return {"n": result.matched_count or int(added), "nModified": result.modified_count, "upserted": result.upserted_id}

        return {"nModified": 0} | self._each(command, command["updates"], change)

    def _delete(self, command):
        target = self._target(command)
        return self._each(command, command["deletes"], lambda item: {"n": (target.delete_one if item["limit"] else target.delete_many)(item["q"]).deleted_count})

    @staticmethod
    def _each(command, items, work):
        """Does the items one by one; an error ends an ordered batch and is told with its place."""
        answer, errors, upserted = {"n": 0}, [], []
        for place, item in enumerate(items):
            try:
                for key, value in work(item).items():
                    if key == "upserted":
                        upserted += [{"index": place, "_id": value}] if value is not None else []
                    else:
                        answer[key] = answer.get(key, 0) + value
            except OperationFailure as failure:
                errors.append({"index": place, "code": failure.code or 8, "errmsg": str(failure)} | (failure.details or {}))
                if command.get("ordered", True):
                    break
        return answer | ({"writeErrors": errors} if errors else {}) | ({"upserted": upserted} if upserted else {})

    def _find_and_modify(self, command):
        target, query, sort = self._target(command), command.get("query", {}), list(command.get("sort", {}).items()) or None
        if command.get("remove"):
            found = target.find_one_and_delete(query, command.get("fields"), sort=sort)
            return {"value": found, "lastErrorObject": {"n": int(found is not None)}}
        change = command["update"]
        method = target.find_one_and_update if next(iter(change), "").startswith("$") else target.find_one_and_replace
        which = ReturnDocument.AFTER if command.get("new") else ReturnDocument.BEFORE
        found = method(query, change, command.get("fields"), command.get("upsert", False), sort, which)
        return {"value": found, "lastErrorObject": {"n": int(found is not None), "updatedExisting": found is not None}}

    # Reading

    def _find(self, command):
        found = self._target(command).find(command.get("filter", {}), command.get("projection") or None)
        if command.get("sort"):
            found = found.sort(list(command["sort"].items()))
        stop = command.get("skip", 0) + command["limit"] if command.get("limit") else None
        documents = list(itertools.islice(found, command.get("skip", 0), stop))
        return self._first_batch(command, command["find"], documents)

    def _aggregate(self, command):
        documents = list(self._target(command).aggregate(command["pipeline"]))
        return self._first_batch(command | {"batchSize": command.get("cursor", {}).get("batchSize")}, command["aggregate"], documents)

    def _count(self, command):
        return {"n": self._target(command).count_documents(command.get("query", {}))}

    def _first_batch(self, command, collection, documents):
        size = command.get("batchSize") or FIRST_BATCH
        rest, cursor = documents[size:], 0
        if rest and not command.get("singleBatch"):
            cursor = next(self._cursor_ids)
            self._cursors[cursor] = rest
        return {"cursor": {"id": Int64(cursor), "ns": f"{command['$db']}.{collection}", "firstBatch": documents[:size]}}

    def _get_more(self, command):
        cursor = int(command["getMore"])
        if (documents := self._cursors.pop(cursor, None)) is None:
            raise OperationFailure(f"cursor id {cursor} not found", 43)
        size = command.get("batchSize") or len(documents)
        if documents[size:]:
            self._cursors[cursor] = documents[size:]
        following = cursor if documents[size:] else 0
        return {"cursor": {"id": Int64(following), "ns": f"{command['$db']}.{command['collection']}", "nextBatch": documents[:size]}}

    def _kill_cursors(self, command):
        for cursor in command["cursors"]:
            self._cursors.pop(int(cursor), None)
        return {"cursorsKilled": command["cursors"], "cursorsNotFound": [], "cursorsAlive": [], "cursorsUnknown": []}


def _failure(code, message):
    return {"ok": 0.0, "errmsg": message, "code": code, "codeName": NAMES.get(code, "UnknownError")}
