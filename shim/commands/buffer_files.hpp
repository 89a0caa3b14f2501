// SPDX-License-Identifier: ISC
// The texts of paste buffers: one file each in the universe's buffers folder, written under a fresh name before the
// transaction that names it, removed after the transaction that drops it. A text never changes, so readers need no
// lock.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "state/error.hpp"
#include "state/fd.hpp"
#include "state/state_dir.hpp"

namespace shim {

// A text on its way into the index: removed again unless keep() is called. Its file is locked (flock) meanwhile, which
// tells it from one whose writer was killed.
class StagedText {
 public:
  // Error not_found when the folder is missing.
  static state::Result<StagedText> write(const state::StateDir& dir, std::string_view text);
  StagedText(StagedText&& other) noexcept;
  StagedText& operator=(StagedText&&) = delete;
  ~StagedText();

  const std::string& file() const { return file_; }
  void keep() { path_.clear(); }

 private:
  StagedText(std::string path, std::string file, state::Fd lock)
      : path_(std::move(path)), file_(std::move(file)), lock_(std::move(lock)) {}
  std::string path_;
  std::string file_;
  state::Fd lock_;
};

// Any bytes. Error not_found when it was dropped meanwhile.
state::Result<std::string> read_text(const state::StateDir& dir, const std::string& file);

void remove_texts(const state::StateDir& dir, const std::vector<std::string>& files);

// Removes what a killed writer or an earlier universe left. `indexed` is asked after the candidates are locked, so a
// text that is being committed right now is never taken for an orphan; when it fails nothing is removed.
void sweep_texts(const state::StateDir& dir, const std::function<state::Result<std::set<std::string>>()>& indexed);

}  // namespace shim
