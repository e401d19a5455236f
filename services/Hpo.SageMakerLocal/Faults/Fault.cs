namespace Hpo.SageMakerLocal.Faults;

internal enum Fault
{
    None,
    Throttle,
    Error,
    LostAnswer,
    Truncate,
}
