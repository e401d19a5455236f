"""mongomock's collection, with three things a real server does and mongomock does not.

* A unique index with a partial filter leaves alone what the filter leaves out, also when it is built over stored documents.
* A duplicate key names its index and the key, as error 11000 of a server.
* A document that is asked for by its id is found without looking at the others.
"""

import mongomock
from mongomock.collection import Collection
from mongomock.filtering import filter_applies
from mongomock import DuplicateKeyError, OperationFailure

ABSENT = None  # A unique index counts an absent value as null.
INDEX_CONFLICT = 86


def value_at(document, path):
    """The value at a dotted path; arrays are not entered."""
    for name in path.split("."):
        if not isinstance(document, dict) or name not in document:
            return ABSENT
        document = document[name]
    return document


def duplicate_key(namespace, index, fields, values):
    """Error 11000 in the words of a server."""
    key = ", ".join(f"{field}: {value!r}" for field, value in zip(fields, values))
    details = {"keyPattern": dict.fromkeys(fields, 1), "keyValue": dict(zip(fields, values))}
    message = f"E11000 duplicate key error collection: {namespace} index: {index} dup key: {{ {key} }}"
    return DuplicateKeyError(message, 11000, details)


class IndexedCollection(Collection):
    """See the module."""

    def create_index(self, key_or_list, cache_for=300, session=None, **kwargs):
        """Builds an index, or does nothing where there is the same one."""
        index = {"key": list(key_or_list)} | {option: kwargs[option] for option in ("unique", "partialFilterExpression") if kwargs.get(option)}
        name = kwargs["name"]
        known = self._store.indexes.get(name)
        if known is not None and known != index:
            raise OperationFailure(f"An existing index has the same name as the requested index: {name}", INDEX_CONFLICT)
        if known is None and index.get("unique"):
            self._check_stored(name, index)
        self._store.create_index(name, index)
        return name

    def _check_stored(self, name, index):
        met = set()
        for document in self._store.documents:
            if (key := self._key(index, document)) is not None:
                if key in met:
                    raise duplicate_key(self.full_name, name, [field for field, _ in index["key"]], key)
                met.add(key)

    def _ensure_uniques(self, new_data):
        for name, index in self._store.indexes.items():
            if not index.get("unique") or (key := self._key(index, new_data)) is None:
                continue
            for other in self._store.documents:
                if other is not new_data and other["_id"] != new_data["_id"] and self._key(index, other) == key:
                    raise duplicate_key(self.full_name, name, [field for field, _ in index["key"]], key)

    @staticmethod
    def _key(index, document):
        """What the index holds of a document, None where its filter leaves the document out."""
        key = tuple(value_at(document, field) for field, _ in index["key"])
        partial = index.get("partialFilterExpression")
        return key if partial is None or filter_applies(partial, document) else None

    def _iter_documents(self, filter):
        identity = filter.get("_id") if filter else None
        if not isinstance(identity, (str, int)):
            return super()._iter_documents(filter)
        return iter([self._store[identity]] if identity in self._store and filter_applies(filter, self._store[identity]) else [])

    def _insert(self, data, session=None, ordered=True):
        if isinstance(data, dict) and "_id" in data and data["_id"] in self._store:
            raise duplicate_key(self.full_name, "_id_", ["_id"], [data["_id"]])
        return super()._insert(data, session, ordered)


class Databases:
    """All databases of one server, with collections of the class above."""

    def __init__(self):
        self._client = mongomock.MongoClient()
        self._collections = {}

    def collection(self, database, name):
        """A collection, which comes into being with its first document or index."""
        if (database, name) not in self._collections:
            owner = self._client[database]
            self._collections[database, name] = IndexedCollection(owner, name=name, _db_store=owner._store)
        return self._collections[database, name]

    def database(self, name):
        """mongomock's database of that name."""
        return self._client[name]

    def names(self):
        """The databases that hold something."""
        return self._client.list_database_names()

    def drop(self, name):
        """Forgets a database."""
        self._client.drop_database(name)
