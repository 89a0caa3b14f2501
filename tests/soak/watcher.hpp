// SPDX-License-Identifier: ISC
// The invariants that are looked at each second, from outside: the registry loads and is sound, what is listed is
// alive, what must be there is listed, no host is without an entry.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/soak/ledger.hpp"
#include "tests/soak/soak_plan.hpp"

namespace soak {

class Watcher {
 public:
  Watcher(const Plan& plan, Ledger& ledger) : plan_(plan), ledger_(ledger) {}

  void check();
  void check_orphans();  // dear: reads all of /proc

  std::uint64_t checks() const { return checks_; }
  std::uint64_t lost() const { return lost_.size(); }
  const std::vector<std::string>& complaints() const { return complaints_; }
  void complain(const std::string& text);

 private:
  struct Listed {
    std::string pane;
    pid_t program = 0;
    bool dead = false;
  };
  bool list(std::vector<Listed>& panes);
  void check_registry();
  void check_alive(const std::vector<Listed>& panes);
  void check_kept(const std::set<std::string>& expected, const std::vector<Listed>& panes);

  const Plan& plan_;
  Ledger& ledger_;
  std::uint64_t checks_ = 0;
  std::set<std::string> lost_;
  std::map<std::string, std::int64_t> dead_since_;  // "%3 4711": listed, but not alive
  std::map<pid_t, std::int64_t> orphan_since_;
  std::vector<std::string> complaints_;
};

}  // namespace soak
