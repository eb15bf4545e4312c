# The Python side of bench/analysis.ts, as analysis-peers.R: python3 bench/analysis_peers.py CASE FILE.
import json
import sys
import time

import numpy
from scipy.spatial import cKDTree

case, path = sys.argv[1:]
with open(path) as file:
    data = json.load(file)
random = numpy.random.default_rng(1)


def knox():
    times = numpy.array(data["t"], dtype=numpy.int32)
    pairs = cKDTree(numpy.column_stack((data["x"], data["y"]))).query_pairs(data["epsS"], output_type="ndarray")
    one, other = pairs[:, 0].copy(), pairs[:, 1].copy()

    def close(t):
        return int((numpy.abs(t[one] - t[other]) <= data["epsT"]).sum())

    observed = close(times)
    drawn = [close(random.permutation(times)) for _ in range(data["draws"])]
    assert (1 + sum(value >= observed for value in drawn)) / (data["draws"] + 1) > 0
    return observed


run = {"knox": knox}[case]
print("ready", flush=True)
for _ in sys.stdin:
    begun, used = time.perf_counter(), time.process_time()
    check = run()
    print(f"{time.perf_counter() - begun:.4f} {time.process_time() - used:.4f} {check:.10g}", flush=True)
