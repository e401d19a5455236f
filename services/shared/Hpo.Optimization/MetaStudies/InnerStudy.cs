using System.Text.Json;

namespace Hpo.Optimization;

/// <summary>One study that a trial of a study of studies runs.</summary>
/// <param name="StudyId">Its id, see <see cref="InnerIds"/>.</param>
/// <param name="Problem">Name of the problem it is tried on.</param>
/// <param name="Repeat">Which time, from 1.</param>
/// <param name="Study">The study, as a user would write it.</param>
public sealed record InnerStudy(string StudyId, string Problem, int Repeat, JsonElement Study);
