// SPDX-License-Identifier: ISC
#include "tests/support/registry_document.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "state/locked_registry.hpp"

namespace support {

std::string registry_fault(const std::string& state_path) {
  const auto dir = state::StateDir::at(state_path);
  std::ifstream file(dir.registry_path(), std::ios::binary);
  if (!file) return "no document";
  std::ostringstream text;
  text << file.rdbuf();
  if (!nlohmann::json::accept(text.str())) return "not JSON";
  const auto registry = state::Registry::parse(text.str());
  if (!registry) return registry.error().message;
  const auto sound = registry->check_invariants();
  return sound ? std::string() : sound.error().message;
}

std::map<std::string, pid_t> registry_hosts(const std::string& state_path) {
  std::map<std::string, pid_t> hosts;
  const auto registry = state::read_registry(state::StateDir::at(state_path));
  if (!registry) return hosts;
  for (const auto& [pane, pid] : registry->pane_hosts())
    hosts["%" + std::to_string(pane.value)] = static_cast<pid_t>(pid);
  return hosts;
}

}  // namespace support
