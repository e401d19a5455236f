using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Hpo.Architecture.Tests.Reading;

/// <summary>The metadata tokens in a method's code: which types, methods and fields its instructions name.</summary>
internal static class CodeTokens
{
    private const int TwoByteCodes = 0xFE;

    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value, code => code.OperandType);

    public static IEnumerable<int> Of(BlobReader code)
    {
        var tokens = new List<int>();
        while (code.RemainingBytes > 0)
        {
            switch (Operands[ReadCode(ref code)])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add(code.ReadInt32());
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                case var operand:
                    code.Offset += Length(operand);
                    break;
            }
        }

        return tokens;
    }

    private static short ReadCode(ref BlobReader code)
    {
        var first = code.ReadByte();
        return first == TwoByteCodes ? (short)((TwoByteCodes << 8) | code.ReadByte()) : first;
    }

    private static int Length(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
