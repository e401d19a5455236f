using Hpo.OptimizerChecks;
using Xunit;

namespace Hpo.OptimizerSdk.Testing;

/// <summary>The checks as data for tests.</summary>
public static class CheckNames
{
    /// <summary>The names of all checks.</summary>
    public static TheoryData<string> All => [OptimizerCheckList.Announcement, .. OptimizerCheckList.All.Select(check => check.Name)];
}
