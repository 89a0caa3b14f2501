// SPDX-License-Identifier: ISC
// A registry whose document is corrupt or gone is made again: from the journal, from the seal in the lock file, and
// from whatever else of the universe is alive, which only the layers above know.
#pragma once

#include "state/error.hpp"
#include "state/registry.hpp"
#include "state/state_dir.hpp"

namespace state {

// Who knows more of a universe than its files.
class Witness {
 public:
  virtual ~Witness() = default;
  // Without the lock: may take its time.
  virtual Result<void> ask() = 0;
  // Under the lock. False: somebody has come whom ask() has not heard.
  virtual bool heard_all() = 0;
  // Adds what is missing in the registry, and leaves alone what is there.
  virtual void complete(Registry& registry) = 0;
};

// Something was here once on this boot: a journal, a seal, files of panes that have their ids.
bool has_traces(const StateDir& dir);

// Does nothing when the document is sound. A bad one is set aside and kept; a newer schema is an error
// (unsupported) and is not touched. Any number of processes may do this at once: one of them rebuilds.
Result<void> recover(const StateDir& dir, Witness& witness);

}  // namespace state
