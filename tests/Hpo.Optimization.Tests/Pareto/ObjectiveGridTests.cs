namespace Hpo.Optimization.Tests.Pareto;

public sealed class ObjectiveGridTests
{
    private static readonly double[][] Costs = [[0, 1000], [1, 990], [3, 980], [8, 0]];

    [Fact]
    public void Vectors_of_the_same_cell_crowd_each_other()
    {
        var grid = new ObjectiveGrid(Costs, depth: 2);

        Assert.Equal([2, 2, 1, 1], Costs.Select(grid.Crowd));
        Assert.Equal(0, grid.Crowd([4.5, 500]));
    }

    [Fact]
    public void A_deeper_grid_has_smaller_cells()
    {
        Assert.Equal([4, 4, 4, 4], Costs.Select(new ObjectiveGrid(Costs, depth: 0).Crowd));
        Assert.Equal([1, 1, 1, 1], Costs.Select(new ObjectiveGrid(Costs, depth: 10).Crowd));
    }

    [Fact]
    public void An_objective_in_which_all_are_equal_divides_nothing()
    {
        var grid = new ObjectiveGrid([[0, 5], [0, 6]], depth: 3);

        Assert.Equal(1, grid.Crowd([0, 5]));
        Assert.Equal(1, new ObjectiveGrid([[0, 5]], depth: 3).Crowd([0, 5]));
    }
}
