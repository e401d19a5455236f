using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Hpo.Architecture.Tests.Reading;

/// <summary>Finds which types of other assemblies occur in a type: what it derives from, its members' signatures, and its code.</summary>
internal sealed class TypeUses
{
    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly MentionedTypes _mentions = new();
    private readonly Dictionary<string, IReadOnlySet<string>> _uses = new(StringComparer.Ordinal);

    private TypeUses(PEReader image, MetadataReader metadata)
    {
        _image = image;
        _metadata = metadata;
    }

    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Of(PEReader image, MetadataReader metadata)
    {
        var uses = new TypeUses(image, metadata);
        foreach (var handle in metadata.TypeDefinitions)
        {
            uses.Look(metadata.GetTypeDefinition(handle));
        }

        return uses._uses;
    }

    private void Look(TypeDefinition type)
    {
        var names = Names(type);
        _mentions.Into = names;
        Mention(type.BaseType);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            Mention(_metadata.GetInterfaceImplementation(implementation).Interface);
        }

        foreach (var field in type.GetFields())
        {
            _metadata.GetFieldDefinition(field).DecodeSignature(_mentions, null);
        }

        foreach (var handle in type.GetMethods())
        {
            var method = _metadata.GetMethodDefinition(handle);
            method.DecodeSignature(_mentions, null);
            LookAtCode(method);
        }
    }

    private void LookAtCode(MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_mentions, null);
        }

        foreach (var token in CodeTokens.Of(body.GetILReader()))
        {
            Mention(MetadataTokens.EntityHandle(token));
        }
    }

    private void Mention(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                _mentions.GetTypeFromReference(_metadata, (TypeReferenceHandle)handle, 0);
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_mentions, null);
                break;
            case HandleKind.MemberReference:
                Mention(_metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.MethodSpecification:
                var method = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                method.DecodeSignature(_mentions, null);
                Mention(method.Method);
                break;
        }
    }

    private void Mention(MemberReference member)
    {
        Mention(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            member.DecodeFieldSignature(_mentions, null);
        }
        else
        {
            member.DecodeMethodSignature(_mentions, null);
        }
    }

    // Closures and state machines count for the type that they were written in.
    private HashSet<string> Names(TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
        {
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        var name = $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
        if (!_uses.TryGetValue(name, out var names))
        {
            names = new HashSet<string>(StringComparer.Ordinal);
            _uses.Add(name, names);
        }

        return (HashSet<string>)names;
    }

    /// <summary>Collects the types of other assemblies that occur in signatures.</summary>
    private sealed class MentionedTypes : ISignatureTypeProvider<bool, object?>
    {
        public HashSet<string> Into { get; set; } = [];

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            while (type.ResolutionScope.Kind == HandleKind.TypeReference)
            {
                type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
            }

            return Into.Add($"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}");
        }

        public bool GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, context);

        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => false;

        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => false;

        public bool GetSZArrayType(bool elementType) => false;

        public bool GetArrayType(bool elementType, ArrayShape shape) => false;

        public bool GetByReferenceType(bool elementType) => false;

        public bool GetPointerType(bool elementType) => false;

        public bool GetPinnedType(bool elementType) => false;

        public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => false;

        public bool GetFunctionPointerType(MethodSignature<bool> signature) => false;

        public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => false;

        public bool GetGenericMethodParameter(object? genericContext, int index) => false;

        public bool GetGenericTypeParameter(object? genericContext, int index) => false;
    }
}
