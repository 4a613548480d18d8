import sys

from tocsin import __main__, cli


class Interrupt:
    """Stands for a hand on Ctrl-C while the command line is being loaded."""

    def find_spec(self, name, *_):
        if name == "tocsin.cli":
            raise KeyboardInterrupt


def test_an_interrupt_while_the_modules_load_is_130(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "tocsin.cli")
    monkeypatch.setattr(sys, "meta_path", [Interrupt(), *sys.meta_path])
    assert __main__.main() == 130
    assert capsys.readouterr() == ("", "")


def test_runs_the_command_line(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["tocsin", "--version"])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert __main__.main() == 0
    assert capsys.readouterr().out.startswith("tocsin ")
    assert cli.INTERRUPTED == __main__.INTERRUPTED
