using Hpo.Contracts;

namespace Hpo.Cli.Local;

/// <summary>How a local study was started; what <c>hpo resume</c> needs to go on.</summary>
/// <param name="Study">The study.</param>
/// <param name="ImagesFile">The images file; null when only benchmark images are used.</param>
internal sealed record StudyStart(Study Study, string? ImagesFile);
