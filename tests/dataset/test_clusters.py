"""Runs on a cluster, and sources that lie elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import dask
import distributed  # its settings are there from now on
import fsspec
import pandas as pd
import pytest
from moto.server import ThreadedMotoServer
from run_inputs import N_ARTICLES, run_deadly, story, tables_of
from solieu.corpus import Reject, load
from solieu.dataset import (
    EngineName,
    Settings,
    Stopped,
    build,
    build_from,
    map_partitions,
    open_dataset,
)

pytest_plugins = ("run_fixtures",)


def test_a_cluster_writes_the_bytes_of_this_process_though_workers_die(
    sources: Path, tmp_path: Path
) -> None:
    (sources / "232.txt").write_text("Máy đọc trang này thì chết máy.", "utf-8")
    died_here = run_deadly(tmp_path, sources, "dask", seconds=60)
    rejects = open_dataset(tmp_path / "out").rejects.set_index("source")["reason"]
    assert rejects[str(sources / "232.txt")] == "crashed"
    assert died_here == 2
    (sources / "232.txt").unlink()
    build(load(sources), tmp_path / "loaded")
    differing = {
        name
        for name, data in tables_of(tmp_path / "loaded").items()
        if data != (tmp_path / "out" / name).read_bytes()
    }
    assert differing == {"rejects.csv", "rejects.parquet"}


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path) -> None:
    settings = Settings(engine=EngineName.DASK, scheduler="tcp://127.0.0.1:9")
    assert distributed is not None
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(Stopped, match=r"127\.0\.0\.1:9"),
    ):
        build_from("khong-co.txt", tmp_path, settings)


def test_a_partition_has_the_facts_of_its_texts_under_their_index() -> None:
    import dask.dataframe as dd

    frame = pd.DataFrame({"tin": [story(n) for n in range(12)]}, index=list("abcdefghijkl"))
    frame.loc["c", "tin"] = None
    whole = map_partitions(frame, "percentages", text="tin")
    lazy = map_partitions(dd.from_pandas(frame, npartitions=3), "percentages", text="tin")
    assert lazy.compute().equals(whole)
    assert len(whole) > 5
    assert "c" not in whole.index
    assert all(
        frame["tin"][key][s:e] == surface for key, s, e, surface in whole.iloc[:, :3].itertuples()
    )


@pytest.fixture
def in_memory(sources: Path) -> Iterator[str]:
    """The address of the same inputs in a file system that is no disk."""
    files = fsspec.filesystem("memory")
    files.put(f"{sources}/", "/kho/tin/", recursive=True)
    yield "memory://kho/tin"
    files.rm("/kho", recursive=True)


def test_sources_elsewhere_are_read_as_files_here_are(
    sources: Path, in_memory: str, tmp_path: Path
) -> None:
    summary = build_from(in_memory, tmp_path / "elsewhere")
    assert summary.articles == N_ARTICLES
    here = sorted(item.source.removeprefix(f"{sources}/") for item in load(sources))
    names = [item.source.removeprefix("memory:///kho/tin/") for item in load(in_memory)]
    assert sorted(names) == here
    assert len(list(load(f"{in_memory}/2*.txt"))) == 10


def test_what_is_not_elsewhere_is_a_reject() -> None:
    (reject,) = load("memory://kho/khong-co.jsonl")
    assert isinstance(reject, Reject)
    assert reject.reason == "not_found"


def test_objects_of_an_s3_server_are_sources(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "thu",
            "AWS_SECRET_ACCESS_KEY": "thu", "AWS_DEFAULT_REGION": "us-east-1",
        }.items():  # fmt: skip
            monkeypatch.setitem(os.environ, name, value)
        files = fsspec.filesystem("s3")
        files.mkdir("kho")
        files.put(f"{sources}/", "kho/tin/", recursive=True)
        summary = build_from("s3://kho/tin", tmp_path / "out", Settings(workers=1))
        assert (summary.articles, summary.rejects) == (N_ARTICLES, {"empty": 1})
    finally:
        server.stop()
