// SPDX-License-Identifier: ISC
// kill -9 of random pane hosts and of the programs in random panes, of the soak's own universe only.
#pragma once

#include "tests/soak/ledger.hpp"
#include "tests/soak/soak_plan.hpp"

namespace soak {

class FaultInjector {
 public:
  FaultInjector(const Plan& plan, Figures& figures, Ledger& ledger)
      : plan_(plan), figures_(figures), ledger_(ledger), dice_(plan.seed) {}

  // One host or one program, if there is a pane.
  void strike();

 private:
  const Plan& plan_;
  Figures& figures_;
  Ledger& ledger_;
  Dice dice_;
};

}  // namespace soak
