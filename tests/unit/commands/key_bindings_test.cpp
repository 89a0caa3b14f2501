// SPDX-License-Identifier: ISC
#include "shim/commands/key_bindings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace shim {
namespace {

using testing::ElementsAre;

Key key(std::string_view name) { return parse_key(name).value(); }

std::vector<std::string> names(const state::Head& head, std::string_view table) {
  std::vector<std::string> out;
  for (const Binding& binding : bindings_of(head, table)) out.push_back(key_name(binding.key));
  return out;
}

const Binding* find(const std::vector<Binding>& bindings, std::string_view name) {
  for (const Binding& binding : bindings) {
    if (key_name(binding.key) == name) return &binding;
  }
  return nullptr;
}

NewBinding commands(std::string text) { return {{}, false, std::move(text)}; }

TEST(KeyBindings, AreTmuxsWholeTableAtFirst) {
  const state::Head head;
  EXPECT_THAT(key_tables(head), ElementsAre("copy-mode", "copy-mode-vi", "prefix", "root"));
  EXPECT_EQ(bindings_of(head, "copy-mode").size() + bindings_of(head, "copy-mode-vi").size(), 156U);
  EXPECT_EQ(bindings_of(head, "prefix").size() + bindings_of(head, "root").size(), 99U);
}

TEST(KeyBindings, DefaultsHaveNamesThatAreTheirOwn) {
  const state::Head head;
  for (const std::string& table : key_tables(head)) {
    for (const std::string& name : names(head, table)) EXPECT_EQ(key_name(key(name)), name);
  }
}

TEST(KeyBindings, GoByKeyCode) {
  state::Head head;
  for (const char* name : {"Up", "M-a", "C-a", "a", "User1", "\u00e9", "MouseDown1Pane", "\u4e00", "S-Up", "F1"})
    bind_key(head, "t", key(name), commands("x"));
  EXPECT_THAT(names(head, "t"),
              ElementsAre("C-a", "a", "MouseDown1Pane", "F1", "Up", "User1", "\u00e9", "\u4e00", "M-a", "S-Up"));
}

TEST(KeyBindings, ReplaceDefaults) {
  state::Head head;
  bind_key(head, "prefix", key("c"), {"mine", true, "kill-pane"});
  const auto bindings = bindings_of(head, "prefix");
  const Binding* bound = find(bindings, "c");
  ASSERT_NE(bound, nullptr);
  EXPECT_EQ(bound->commands, "kill-pane");
  EXPECT_EQ(bound->note, "mine");
  EXPECT_TRUE(bound->repeat);
  EXPECT_EQ(bindings.size(), bindings_of(state::Head{}, "prefix").size());
}

TEST(KeyBindings, ANoteAloneChangesOnlyTheNote) {
  state::Head head;
  bind_key(head, "prefix", key("c"), {"mine", false, {}});
  const auto bindings = bindings_of(head, "prefix");
  EXPECT_EQ(find(bindings, "c")->commands, "new-window");
  EXPECT_EQ(find(bindings, "c")->note, "mine");
  bind_key(head, "prefix", key("F5"), {"nothing", false, {}});
  EXPECT_EQ(find(bindings_of(head, "prefix"), "F5"), nullptr);
}

TEST(KeyBindings, UnboundDefaultsStayAway) {
  state::Head head;
  unbind_key(head, "prefix", key("c"));
  EXPECT_EQ(find(bindings_of(head, "prefix"), "c"), nullptr);
  bind_key(head, "prefix", key("c"), {"note", false, {}});
  EXPECT_EQ(find(bindings_of(head, "prefix"), "c"), nullptr);
  bind_key(head, "prefix", key("c"), commands("kill-pane"));
  EXPECT_NE(find(bindings_of(head, "prefix"), "c"), nullptr);
}

TEST(KeyBindings, ATableOfTheUsersGoesWithItsLastKey) {
  state::Head head;
  bind_key(head, "mine", key("a"), commands("kill-pane"));
  bind_key(head, "mine", key("b"), commands("kill-pane"));
  unbind_key(head, "mine", key("a"));
  EXPECT_TRUE(has_key_table(head, "mine"));
  unbind_key(head, "mine", key("b"));
  EXPECT_FALSE(has_key_table(head, "mine"));
}

TEST(KeyBindings, ANoteMakesAnEmptyTable) {
  state::Head head;
  bind_key(head, "mine", key("a"), {"note", false, {}});
  EXPECT_TRUE(has_key_table(head, "mine"));
  EXPECT_TRUE(bindings_of(head, "mine").empty());
}

TEST(KeyBindings, ADefaultTableComesBackEmpty) {
  state::Head head;
  remove_key_table(head, "prefix");
  EXPECT_FALSE(has_key_table(head, "prefix"));
  EXPECT_TRUE(bindings_of(head, "prefix").empty());
  bind_key(head, "prefix", key("z"), commands("kill-pane"));
  EXPECT_THAT(names(head, "prefix"), ElementsAre("z"));
}

}  // namespace
}  // namespace shim
