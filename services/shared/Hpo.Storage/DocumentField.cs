namespace Hpo.Storage;

/// <summary>
/// A scalar taken out of each document, by which documents can be found and sorted. A field added later is filled in from the stored documents;
/// a field that changes its meaning needs a new name.
/// </summary>
/// <typeparam name="T">The documents' type.</typeparam>
/// <param name="Name">Letters, digits and '_', starting with a letter.</param>
/// <param name="Type">What the values are compared as.</param>
/// <param name="Value">
/// The value, null where the document has none; must depend on serialised content only. Text takes strings, enums (as in the JSON) and GUIDs; Integer takes
/// whole numbers, booleans (0, 1), <see cref="DateTimeOffset"/> (UTC ticks) and <see cref="TimeSpan"/> (ticks); Real takes numbers, NaN counting as null.
/// </param>
public sealed record DocumentField<T>(string Name, FieldType Type, Func<T, object?> Value);
