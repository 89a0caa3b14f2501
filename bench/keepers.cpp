// SPDX-License-Identifier: ISC
#include "bench/keepers.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "tests/support/process_list.hpp"

namespace bench {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

double number_after(const std::string& text, const char* key) {
  const auto at = text.find(key);
  return at == std::string::npos ? 0 : std::stod(text.substr(at + std::string_view(key).size()));
}

}  // namespace

std::set<pid_t> keepers_of(const Side& side) {
  std::set<pid_t> found;
  std::istringstream programs(side.ask({"list-panes", "-a", "-F", "#{pane_pid}"}));
  for (pid_t pid = 0; programs >> pid;)
    if (const pid_t parent = support::parent_of(pid); parent > 1) found.insert(parent);
  return found;
}

double cpu_milliseconds(const std::set<pid_t>& processes) {
  double sum = 0;
  for (const pid_t pid : processes) {
    const std::string text = read_file(fmt::format("/proc/{}/schedstat", pid));
    if (!text.empty()) sum += std::stod(text) / 1e6;
  }
  return sum;
}

double pss_kib(const std::set<pid_t>& processes) {
  double sum = 0;
  for (const pid_t pid : processes) sum += number_after(read_file(fmt::format("/proc/{}/smaps_rollup", pid)), "\nPss:");
  return sum;
}

double available_mib() { return number_after(read_file("/proc/meminfo"), "MemAvailable:") / 1024; }

}  // namespace bench
