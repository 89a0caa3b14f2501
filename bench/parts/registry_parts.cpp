// SPDX-License-Identifier: ISC
// Reading the document, and a whole transaction that changes one pane, in a folder on the disk.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <stdlib.h>

#include <array>
#include <filesystem>
#include <stdexcept>

#include "bench/parts/universe.hpp"
#include "state/locked_registry.hpp"

namespace {

class Folder {
 public:
  explicit Folder(unsigned panes) {
    std::array<char, 20> name{"/tmp/rpXXXXXX"};
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name.data();
    const auto made = state::transact(dir(), [&](state::Registry& registry) {
      registry = bench::registry_of(panes);
      return state::Result<void>();
    });
    if (!made) throw std::runtime_error(made.error().message);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  state::StateDir dir() const { return state::StateDir::at(path_ + "/s"); }

 private:
  std::string path_;
};

unsigned panes_of(const benchmark::State& run) { return static_cast<unsigned>(run.range(0)); }

void registry_parse(benchmark::State& run) {
  const std::string text = bench::registry_of(panes_of(run)).serialize();
  for ([[maybe_unused]] auto _ : run) {
    const auto registry = state::Registry::parse(text);
    benchmark::DoNotOptimize(registry->pane({panes_of(run) / 2}));
  }
}

void registry_read(benchmark::State& run) {
  const Folder folder(panes_of(run));
  for ([[maybe_unused]] auto _ : run) {
    const auto registry = state::read_registry(folder.dir());
    if (!registry) return run.SkipWithError(registry.error().message.c_str());
    benchmark::DoNotOptimize(registry->pane({panes_of(run) / 2}));
  }
}

void registry_transaction(benchmark::State& run) {
  const Folder folder(panes_of(run));
  unsigned count = 0;
  for ([[maybe_unused]] auto _ : run) {
    const auto done = state::transact(folder.dir(), [&](state::Registry& registry) {
      registry.edit_pane({panes_of(run) / 2})->options["@mark"] = fmt::format("{}", ++count);
      return state::Result<void>();
    });
    if (!done) return run.SkipWithError(done.error().message.c_str());
  }
}

}  // namespace

BENCHMARK(registry_parse)->RangeMultiplier(10)->Range(1, 1000);
BENCHMARK(registry_read)->RangeMultiplier(10)->Range(1, 1000);
BENCHMARK(registry_transaction)->RangeMultiplier(10)->Range(1, 1000);
