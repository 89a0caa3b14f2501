// SPDX-License-Identifier: ISC
#include "bench/scenario.hpp"

namespace bench {
namespace {

double first_session(Side& side) {
  const std::string name = "c" + std::to_string(side.next());
  const auto result = side.run({"-L", name, "-f", "/dev/null", "new-session", "-d", "-s", "bench", "exec cat"});
  side.run({"-L", name, "kill-server"});
  return result.milliseconds;
}

void run(Bench& bench) {
  Pair pair = bench.sides();
  bench.compare("new-session -d, nothing running", 1, bench.settings().runs, pair, first_session);
}

}  // namespace

extern const Scenario k_cold{"cold", "The first session",
                             "`new-session -d` on a socket path where nothing ran before: tmux starts its server.",
                             "panes", run};

}  // namespace bench
