using System.Text.RegularExpressions;

namespace Hpo.Contracts;

/// <summary>
/// Where a training template's resources are, as far as their names tell: images of ECR, keys, algorithms and roles. SageMaker runs a job in one region and
/// takes its image and its keys from there; a role belongs to all regions of its partition (China, GovCloud and so on).
/// </summary>
public static partial class TrainingRegions
{
    private const string Commercial = "aws";

    // The longest beginning first. Regions that begin with none of these are the commercial ones.
    private static readonly (string Begin, string Partition)[] Partitions =
    [
        ("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("us-isob-", "aws-iso-b"), ("us-isof-", "aws-iso-f"), ("us-iso-", "aws-iso"), ("eu-isoe-", "aws-iso-e"),
        ("eusc-", "aws-eusc"),
    ];

    /// <summary>What contradicts a region, or each other; empty when nothing does.</summary>
    /// <param name="training">The template.</param>
    /// <param name="region">Region of the service that is to run the jobs; null when it is not known, then the first resource that names one sets it.</param>
    /// <returns>Problems with the path of the field in the study.</returns>
    public static IReadOnlyList<Problem> Check(TrainingTemplate training, string? region)
    {
        ArgumentNullException.ThrowIfNull(training);
        List<Place> places = [.. PlacesOf(training)];
        var first = places.Find(place => place.Region is not null);
        if ((string.IsNullOrEmpty(region) ? first?.Region : region) is not { } home)
        {
            return [];
        }

        var reference = string.IsNullOrEmpty(region) ? $"{first!.Field} is" : "the trainer runs jobs";
        return [.. places.Where(place => IsElsewhere(place, home)).Select(place => new Problem($"training.{place.Field}", Tell(place, home, reference)))];
    }

    private static bool IsElsewhere(Place place, string home) => place.Region is { } region ? region != home : place.Partition != PartitionOf(home);

    private static string Tell(Place place, string home, string reference) => place.Region is { } region
        ? $"'{place.Name}' is in region {region}, but {reference} in {home}. A job takes its images and keys from its own region: use one of {home}, or run the study in {region} (Aws:Region of trainer and metrics)."
        : $"'{place.Name}' belongs to partition {place.Partition}, but {reference} in {home}, which is of {PartitionOf(home)}. Give a role of the account that the jobs run in.";

    private static IEnumerable<Place> PlacesOf(TrainingTemplate training) =>
        new[]
        {
            OfImage(training.Image),
            OfArn("algorithmName", training.AlgorithmName),
            OfArn("volumeKmsKeyId", training.VolumeKmsKeyId),
            OfArn("outputKmsKeyId", training.OutputKmsKeyId),
            OfArn("roleArn", training.RoleArn),
        }.OfType<Place>();

    private static Place? OfImage(string image) => Registry().Match(image) is { Success: true } match
        ? new Place("image", image, match.Groups["region"].Value, PartitionOf(match.Groups["region"].Value))
        : null;

    // arn:PARTITION:SERVICE:REGION:ACCOUNT:…; a role has no region.
    private static Place? OfArn(string field, string? arn) => arn?.Split(':') is ["arn", { Length: > 0 } partition, _, var region, _, _, ..]
        ? new Place(field, arn, region.Length > 0 ? region : null, partition)
        : null;

    private static string PartitionOf(string region) =>
        Partitions.FirstOrDefault(known => region.StartsWith(known.Begin, StringComparison.Ordinal)).Partition ?? Commercial;

    [GeneratedRegex(@"^[0-9]{12}\.dkr\.ecr(-fips)?\.(?<region>[a-z0-9-]+)\.[a-z0-9.-]+/", RegexOptions.CultureInvariant)]
    private static partial Regex Registry();

    private sealed record Place(string Field, string Name, string? Region, string Partition);
}
