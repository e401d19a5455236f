using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the file system of an input channel.</summary>
internal static partial class FileSystemReader
{
    private const int MaxPathLength = 4096;

    private static readonly string[] Fields = ["id", "type", "directoryPath", "accessMode"];

    public static FileSystemInput? Read(ObjectCursor channel)
    {
        if (channel.Object("fileSystem", Fields, required: false) is not { } cursor)
        {
            return null;
        }

        var id = cursor.Matching("id", 21, FileSystemId(), "Give the id of an EFS or FSx file system, fs-0123456789abcdef0 for instance.");
        var type = cursor.Word<FileSystemType>("type");
        var path = cursor.Text("directoryPath", 1, MaxPathLength);
        if (path is not null && path[0] != '/')
        {
            cursor.Problem("directoryPath", $"directoryPath '{JsonValues.Shorten(path)}' is not absolute. Start it with /.");
        }

        var access = cursor.Word<FileSystemAccess>("accessMode", FileSystemAccess.ReadOnly);
        return id is null || type is null || path is null ? null : new FileSystemInput { Id = id, Type = type.Value, DirectoryPath = path, AccessMode = access ?? default };
    }

    [GeneratedRegex(@"^fs-[0-9a-f]{8,18}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileSystemId();
}
