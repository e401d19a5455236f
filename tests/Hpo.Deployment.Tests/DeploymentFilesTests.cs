using Hpo.Architecture.Tests.Reading;
using Hpo.Deployment.Tests.Checks;

namespace Hpo.Deployment.Tests;

public sealed class DeploymentFilesTests
{
    [Fact]
    public void The_deployment_files_agree_with_the_code()
    {
        var problems = DeploymentCheck.Problems(Repository.Root);

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }
}
