namespace Hpo.Architecture.Tests.Reading;

/// <summary>Where a project belongs; each may use the ones before it, as far as <see cref="DependencyDirectionTests"/> says.</summary>
internal enum Layer
{
    Contracts,
    Shared,
    Service,
    Example,
    Test,
}
