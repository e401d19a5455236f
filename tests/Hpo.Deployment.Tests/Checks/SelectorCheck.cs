using Hpo.Deployment.Tests.Files;
using k8s.Models;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>Selectors find the pods they mean: those of deployments, services, disruption budgets and spreads.</summary>
internal static class SelectorCheck
{
    public static IEnumerable<string> Problems(DeploymentFiles files)
    {
        var set = ManifestSet.Load(files, DeploymentFiles.Dev);
        var workloads = set.Workloads.ToList();
        return
        [
            .. workloads.SelectMany(workload => WorkloadProblems(workload, workloads).Select(problem => $"{workload.File}: {workload.Name}: {problem}")),
            .. set.Of<V1Service>().SelectMany(service => ServiceProblems(service.Object, workloads).Select(problem => $"{service.File}: service {service.Object.Name()}: {problem}")),
            .. set.Of<V1PodDisruptionBudget>().SelectMany(budget => BudgetProblems(budget.Object, workloads).Select(problem => $"{budget.File}: budget {budget.Object.Name()}: {problem}")),
            .. ManifestSet.Load(files, DeploymentFiles.Base).Workloads.Select(workload => workload.Name).Except(set.Of<V1PodDisruptionBudget>().Select(budget => budget.Object.Name()))
                .Select(name => $"{DeploymentFiles.Base}: no disruption budget '{name}'"),
        ];
    }

    private static IEnumerable<string> WorkloadProblems(Workload workload, IReadOnlyList<Workload> all)
    {
        if (!IsExactly(workload, workload.Selector, all))
            yield return "the selector must take this workload's pods and no others";
        if ((workload.Pod.TopologySpreadConstraints ?? []).Any(spread => !IsExactly(workload, spread.LabelSelector, all)))
            yield return "a spread constraint does not select this workload's pods";
    }

    private static IEnumerable<string> ServiceProblems(V1Service service, IReadOnlyList<Workload> workloads)
    {
        var target = workloads.SingleOrDefault(workload => workload.Name == service.Name());
        if (target is null || !IsExactly(target, new V1LabelSelector { MatchLabels = service.Spec.Selector }, workloads))
            yield return "the selector must take the pods of the workload of this name and no others";
        foreach (var port in service.Spec.Ports.Where(port => target?.Port(port.TargetPort?.Value) is null))
            yield return $"port '{port.TargetPort?.Value}' is none of the pods' ports";
    }

    private static IEnumerable<string> BudgetProblems(V1PodDisruptionBudget budget, IReadOnlyList<Workload> workloads)
    {
        if (workloads.SingleOrDefault(workload => workload.Name == budget.Name()) is not { } target || !IsExactly(target, budget.Spec.Selector, workloads))
            yield return "the selector must take the pods of the workload of this name and no others";
        if (budget.Spec.MaxUnavailable?.Value != "1")
            yield return "maxUnavailable must be 1: nodes can be drained, one pod at a time";
    }

    private static bool IsExactly(Workload workload, V1LabelSelector? selector, IReadOnlyList<Workload> all) => all.Where(other => other.IsSelectedBy(selector)).SequenceEqual([workload]);
}
