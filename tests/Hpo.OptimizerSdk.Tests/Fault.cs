namespace Hpo.OptimizerSdk.Tests;

/// <summary>What a service may do wrong.</summary>
public enum Fault
{
    OutOfRange,
    WrongType,
    UnknownParameter,
    MissingParameter,
    UnknownCategory,
    IgnoresConditions,
    RepeatsItself,
    IgnoresPending,
    IgnoresHistory,
    TooMany,
    None,
    ExhaustedAtOnce,
    NeverExhausted,
    HugeMemory,
    WrongRound,
    WrongStudy,
    AnswersOldRound,
    CrashesOnFailures,
    CrashesOnRestart,
    CrashesOnCorrection,
    MixesStudies,
    Slow,
    Silent,
    Throws,
}
