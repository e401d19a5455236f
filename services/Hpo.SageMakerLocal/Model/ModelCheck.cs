using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Model;

/// <summary>Required members, types, lengths, ranges, patterns and enum values of a request, as the service's model has them. Unknown members are nobody's business.</summary>
internal sealed class ModelCheck(ServiceModel model)
{
    public void Check(Field field, string shapeName, bool required = false)
    {
        var shape = model.Shapes[shapeName];
        switch (shape.Type)
        {
            case "structure":
                CheckMembers(field.Structure(required), shape);
                break;
            case "list":
                foreach (var item in field.List(required, Length(shape.Min, 0), Length(shape.Max, int.MaxValue)))
                    Check(item, shape.Member!, required: true);
                break;
            case "map":
                foreach (var (key, value) in field.Entries(required, Length(shape.Min, 0), Length(shape.Max, int.MaxValue)))
                    CheckEntry(field, shape, key, value);
                break;
            case "string":
                field.Text(required, Length(shape.Min, 0), Length(shape.Max, int.MaxValue), shape.Whole, shape.Enum);
                break;
            case "integer" or "long":
                field.Integer(required, (long?)shape.Min ?? long.MinValue, (long?)shape.Max ?? long.MaxValue);
                break;
            case "boolean":
                field.Flag(required);
                break;
            default:
                field.Number(required);
                break;
        }
    }

    private void CheckMembers(Field field, Shape shape)
    {
        foreach (var name in field.MemberNames.Where(shape.Members.ContainsKey).Union(field.Present ? shape.Required : []))
            Check(field.Member(name), shape.Members[name], shape.Required.Contains(name));
    }

    private void CheckEntry(Field map, Shape shape, string key, Field value)
    {
        var keys = model.Shapes[shape.Key!];
        map.Key(key, keys.Max, keys.Whole);
        Check(value, shape.Value!, required: true);
    }

    private static int Length(double? length, int standard) => length is { } value ? (int)value : standard;
}
