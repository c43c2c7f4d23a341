"""`toolkit completion SHELL`: the completion script of Click for this command."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the shell completion script.

    \b
    Examples, each for the start-up file of its shell:
      eval "$(toolkit completion bash)"          ~/.bashrc
      eval "$(toolkit completion zsh)"           ~/.zshrc, after compinit
      toolkit completion fish | source           ~/.config/fish/config.fish
    """
    maker = get_completion_class(shell)
    if maker is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(maker(ctx.find_root().command, {}, "toolkit", "_TOOLKIT_COMPLETE").source())
