namespace Hpo.Cli.Results;

/// <summary>How results are written.</summary>
internal enum ResultFormat
{
    Table,
    Csv,
    Json,
}
