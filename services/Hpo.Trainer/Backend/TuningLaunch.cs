using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>One tuning job of a study.</summary>
/// <param name="Name">Name of the tuning job, see <see cref="TuningNames"/>.</param>
/// <param name="Marker">How it is recognized as ours.</param>
/// <param name="Study">What is tuned, and how.</param>
/// <param name="Seed">Seed of its chance.</param>
/// <param name="MaxTrials">How many training jobs it may launch.</param>
/// <param name="EarlierRounds">Earlier tuning jobs of the same study to learn from.</param>
internal sealed record TuningLaunch(string Name, TuningMarker Marker, Study Study, long Seed, int MaxTrials, IReadOnlyList<string> EarlierRounds);

/// <summary>Says which tuning job of which study it is; each of its training jobs carries it in the environment.</summary>
/// <param name="StudyId">Id of the study.</param>
/// <param name="Round">Which tuning job of the study, from 1.</param>
/// <param name="AcceptedAt">When the study was accepted, in milliseconds of Unix time: tells it from an earlier study of the same id.</param>
internal sealed record TuningMarker(string StudyId, int Round, long AcceptedAt);
