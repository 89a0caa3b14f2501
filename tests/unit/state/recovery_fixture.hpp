// SPDX-License-Identifier: ISC
// A universe with a history: four commits that add, one that removes; and a witness that says what a test wants.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "state/recovery.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace state_test {

namespace fs = std::filesystem;
using state::Registry;
using state::Result;

class NoWitness : public state::Witness {
 public:
  Result<void> ask() override { return ++asked, Result<void>(); }
  bool heard_all() override { return asked > unheard; }
  void complete(Registry& registry) override {
    ++completed;
    if (add) add(registry);
  }
  int asked = 0, completed = 0, unheard = 0;
  std::function<void(Registry&)> add;
};

class Recovery : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 4; ++i) ASSERT_TRUE(state::transact(dir, add_one));
    ASSERT_TRUE(state::transact(dir, [](Registry& r) -> Result<void> {
      r.remove_session({3}), r.remove_window({3}), r.remove_pane({3});
      r.edit_head().epoch = 7;
      r.edit_head().next_buffer = 9;
      return {};
    }));
    good = slurp(dir.registry_path());
  }
  std::vector<std::string> set_aside() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(dir.path()))
      if (entry.path().filename().string().starts_with("registry.json.bad-"))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
  // All but the generation, which each commit counts.
  static std::string without_generation(std::string text) {
    const auto at = text.find("\"generation\":");
    return text.erase(at, text.find(',', at) - at);
  }
  void expect_restored() {
    EXPECT_EQ(without_generation(slurp(dir.registry_path())), without_generation(good));
    EXPECT_EQ(state::read_registry(dir)->generation(), 6u);
  }
  std::string recover() { return message(state::recover(dir, witness)); }

  TempDir temp;
  state::StateDir dir = temp.state_dir();
  std::string good;
  NoWitness witness;
};

}  // namespace state_test
