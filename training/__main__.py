"""`python -m training COMMAND`: thin shells over the functions of the package, one per step of the recipe."""

from __future__ import annotations

from pathlib import Path

import click

from training.config import Config, read_config

HERE = Path(__file__).parent


def _config(path: Path, corpora: Path | None, work: Path | None) -> Config:
    from dataclasses import replace

    config = read_config(path)
    paths = config.paths
    if corpora is not None:
        paths = replace(paths, corpora=corpora.resolve())
    if work is not None:
        paths = replace(paths, work=work.resolve())
    return replace(config, paths=paths)


@click.group()
@click.option("--config", "path", type=click.Path(path_type=Path, exists=True), default=HERE / "config.toml")
@click.option("--corpora", type=click.Path(path_type=Path), help="Folder of TSV or TMX files instead of the file's.")
@click.option("--work", type=click.Path(path_type=Path), help="Working folder instead of the file's.")
@click.pass_context
def main(context: click.Context, path: Path, corpora: Path | None, work: Path | None) -> None:
    """Train the bundled German-English model; every step resumes from what the ones before left."""
    context.obj = _config(path, corpora, work)


@main.command("prepare")
@click.pass_obj
def prepare_command(config: Config) -> None:
    """Clean and de-duplicate the corpora."""
    from training.prepare import prepare

    report = prepare(
        config.paths.corpora,
        config.paths.work / "prepared",
        config.weights,
        config.prepare.strict,
        config.paths.test_sets,
        config.prepare.limit,
    )
    for name, counts in report.items():
        refused = ", ".join(f"{count} {reason}" for reason, count in counts.items() if reason != "kept")
        click.echo(f"{name}: {counts.get('kept', 0)} kept" + (f"; refused: {refused}" if refused else ""))


@main.command("vocab")
@click.pass_obj
def vocabulary_command(config: Config) -> None:
    """Train the joint vocabulary."""
    from training.vocabulary import sample_sentences, train_vocabulary

    work, wanted = config.paths.work, config.vocabulary
    sentences = sample_sentences(work / "prepared", config.weights, wanted.sentences, config.train.seed)
    click.echo(str(train_vocabulary(sentences, wanted.size, work, config.train.threads)))


@main.command("start")
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.pass_obj
def start_command(config: Config, folder: Path) -> None:
    """Begin from the exported weights in FOLDER instead of from nothing; takes their vocabulary too."""
    from training.start import start_from

    click.echo(str(start_from(folder, config.paths.work)))


@main.command("train")
@click.option("--until", metavar="HH:MM", help="End at this time (UTC) instead of the configured budget.")
@click.pass_obj
def train_command(config: Config, until: str | None) -> None:
    """Train, or go on training, to the end of the budget."""
    from training.train import Run

    click.echo(str(Run(config, click.echo, until).go()))


@main.command("average")
@click.option("--last", "count", type=int, default=4, help="How many of the kept checkpoints.")
@click.pass_obj
def average_command(config: Config, count: int) -> None:
    """Average the last kept checkpoints into average.pt."""
    import torch

    from training.average import average
    from training.checkpoint import numbered

    folder = config.paths.work / "checkpoints"
    chosen = numbered(folder)[-count:]
    torch.save(average(chosen), folder / "average.pt")
    click.echo(f"{folder / 'average.pt'}: mean of {', '.join(path.stem for path in chosen)}")


@main.command("export")
@click.option(
    "--weights", "which", type=click.Choice(["last", "running", "averaged"]), default="last",
    help="The last weights, their running mean, or average.pt.",
)  # fmt: skip
@click.pass_obj
def export_command(config: Config, which: str) -> None:
    """Write the weights folder: fp16 transformers, int8 CTranslate2, checksums."""
    import shutil

    import torch

    from training.checkpoint import LAST, load
    from training.export import export, write_checksums

    folder = config.paths.work / "checkpoints"
    kept = load(folder / LAST)
    weights = {"last": kept.weights, "running": kept.average}.get(which)
    if weights is None:
        weights = torch.load(folder / "average.pt", weights_only=True)
    export(kept.shape, weights, config.paths.work, config.paths.weights)
    if config.paths.model_card is not None:
        shutil.copyfile(config.paths.model_card, config.paths.weights / "MODEL_CARD.md")
        write_checksums(config.paths.weights)
    click.echo(str(config.paths.weights))


@main.command("evaluate")
@click.argument("test_set", type=click.Path(path_type=Path, exists=True))
@click.option("--column", type=int, default=1, help="Column of the reference, 1 the first after the German.")
@click.option("--first", type=int, help="Only the first so many segments.")
@click.option("--beam", type=int, default=4)
@click.option("--penalty", type=float, default=1.0, help="Length penalty.")
@click.pass_obj
def evaluate_command(config: Config, test_set: Path, column: int, first: int | None, beam: int, penalty: float) -> None:
    """Score the exported folder on TEST_SET, a TSV of German and references."""
    from training.evaluate import evaluate, read_test_set, report

    german, references = read_test_set(test_set, column, first)
    score = evaluate(config.paths.weights, german, references, beam, penalty)
    click.echo(report(score, german))


@main.command("all")
@click.pass_context
def all_command(context: click.Context) -> None:
    """Prepare, vocab, train and export, one after the other."""
    for command in (prepare_command, vocabulary_command, train_command, export_command):
        context.invoke(command)


if __name__ == "__main__":
    main()
