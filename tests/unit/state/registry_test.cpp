// SPDX-License-Identifier: ISC
#include "state/registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/state/temp_dir.hpp"

namespace {

using state::Buffer;
using state::EnvState;
using state::PaneId;
using state::Registry;
using state::SessionId;
using state::WindowId;
using state_test::add_world;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using namespace std::string_literals;
const std::string k_odd = "tab\t nul\0 quote\" \\ \n \x1B \x7F \xC3\xBC \xFF\xFE \xEF\x9E\xBF"s;

Registry reparse(const Registry& registry) {
  auto parsed = Registry::parse(registry.serialize());
  if (!parsed) ADD_FAILURE() << parsed.error().message;
  return parsed ? *std::move(parsed) : Registry::fresh("");
}

std::string line_with(const std::string& text, const std::string& start) {
  const auto at = text.find("\n" + start);
  return at == std::string::npos ? "" : text.substr(at + 1, text.find('\n', at + 1) - at - 1);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Registry, AFreshOneIsEmptyAndCountsFromZero) {
  auto registry = Registry::fresh("boot");
  EXPECT_EQ(registry.head().boot_id, "boot");
  EXPECT_THAT(registry.pane_ids(), IsEmpty());
  EXPECT_EQ(registry.add_session().id, SessionId{0});
  EXPECT_EQ(registry.add_window().id, WindowId{0});
  EXPECT_EQ(registry.add_pane().id, PaneId{0});
  EXPECT_EQ(registry.add_pane().id, PaneId{1});
}

TEST(Registry, TheTextIsOneJsonDocumentWithOneRecordPerLine) {
  auto registry = Registry::fresh("boot");
  EXPECT_TRUE(nlohmann::json::accept(registry.serialize()));
  add_world(registry, k_odd);
  add_world(registry, "two").host_pid = 4242;
  const std::string text = registry.serialize();
  const auto json = nlohmann::json::parse(text);
  EXPECT_EQ(json["sessions"].size(), 2U);
  EXPECT_EQ(json["panes"][1]["host"], 4242);
  EXPECT_THAT(text, HasSubstr("\n{\"id\":1,\"host\":4242,"));
  EXPECT_THAT(text, HasSubstr("{\"head\":{\"schema\":1,"));
}

TEST(Registry, SessionsReturnWithOddBytes) {
  auto registry = Registry::fresh("boot");
  auto& session = registry.add_session();
  session.name = k_odd;
  session.group = "g\xFF";
  session.path = "/tmp/\xE9t\xE9";
  session.created_us = 1'700'000'000'123'456;
  session.activity_us = -5;
  session.last_attached_us = 7;
  session.links = {{-3, WindowId{4}}, {9, WindowId{2}}};
  session.current = 9;
  session.last = {-3, 12};
  session.options = {{"status", "off"}, {"@" + k_odd, k_odd}};
  session.environment = {{"A", {EnvState::set, k_odd}},
                         {"B", {EnvState::hidden, "x"}},
                         {"C", {EnvState::removed, ""}},
                         {"D", {EnvState::unset, ""}}};
  const auto copy = reparse(registry);
  const auto* got = copy.session(session.id);
  ASSERT_NE(got, nullptr);
  EXPECT_EQ(got->id, session.id);
  EXPECT_EQ(std::tie(got->name, got->group, got->path, got->last, got->options),
            std::tie(session.name, session.group, session.path, session.last, session.options));
  EXPECT_EQ(got->created_us, 1'700'000'000'123'456);
  EXPECT_EQ(got->activity_us, -5);
  EXPECT_EQ(got->last_attached_us, 7);
  ASSERT_EQ(got->links.size(), 2U);
  EXPECT_EQ(got->links[0].index, -3);
  EXPECT_EQ(got->links[1].window, WindowId{2});
  EXPECT_EQ(got->current, 9);
  ASSERT_EQ(got->environment.size(), 4U);
  EXPECT_EQ(got->environment.at("A").value, k_odd);
  EXPECT_EQ(got->environment.at("A").state, EnvState::set);
  EXPECT_EQ(got->environment.at("B").state, EnvState::hidden);
  EXPECT_EQ(got->environment.at("B").value, "x");
  EXPECT_EQ(got->environment.at("C").state, EnvState::removed);
  EXPECT_EQ(got->environment.at("D").state, EnvState::unset);
}

TEST(Registry, WindowsReturn) {
  auto registry = Registry::fresh("boot");
  auto& window = registry.add_window();
  window.name = k_odd;
  window.panes = {PaneId{3}, PaneId{1}};
  window.active = PaneId{1};
  window.last = {PaneId{3}};
  window.width = 0;
  window.height = 4'000'000'000U;
  window.layout = "80x24,0,0,1";
  window.zoomed_layout = "80x24,0,0{40x24,0,0,3,39x24,41,0,1}";
  window.old_layout = "b25d,80x24,0,0,1";
  window.last_preset = 4;
  window.created_us = 1;
  window.activity_us = 2;
  window.options = {{"synchronize-panes", "on"}};
  const auto copy = reparse(registry);
  const auto* got = copy.window(window.id);
  ASSERT_NE(got, nullptr);
  EXPECT_EQ(
      std::tie(got->name, got->panes, got->active, got->last, got->width, got->height, got->layout),
      std::tie(window.name, window.panes, window.active, window.last, window.width, window.height, window.layout));
  EXPECT_EQ(got->old_layout, window.old_layout);
  EXPECT_EQ(std::tie(got->zoomed_layout, got->last_preset, got->created_us, got->activity_us, got->options),
            std::tie(window.zoomed_layout, window.last_preset, window.created_us, window.activity_us, window.options));
}

TEST(Registry, PanesReturn) {
  auto registry = Registry::fresh("boot");
  auto& pane = registry.add_pane();
  pane.window = WindowId{6};
  pane.nonce = "n0";
  pane.host_pid = 4'194'303;
  pane.created_us = 3;
  pane.active_us = 8;
  pane.command = {"sh", "", k_odd};
  pane.shell = "/bin/sh";
  pane.path = "/\xFF";
  pane.input_off = true;
  pane.options = {{"remain-on-exit", "failed"}};
  const auto copy = reparse(registry);
  const auto* got = copy.pane(pane.id);
  ASSERT_NE(got, nullptr);
  EXPECT_EQ(std::tie(got->window, got->nonce, got->host_pid, got->created_us, got->command),
            std::tie(pane.window, pane.nonce, pane.host_pid, pane.created_us, pane.command));
  EXPECT_EQ(got->active_us, 8);
  EXPECT_EQ(std::tie(got->shell, got->path, got->input_off, got->options),
            std::tie(pane.shell, pane.path, pane.input_off, pane.options));
}

TEST(Registry, TheHeadReturns) {
  auto registry = Registry::fresh("boot");
  auto& head = registry.edit_head();
  head.generation = 18'000'000'000'000'000'000U;
  head.epoch = 2;
  head.next_pane = 3;
  head.next_buffer = 4;
  head.started_us = 5;
  head.running = true;
  head.marked = PaneId{0};
  head.server_options = {{"buffer-limit", "9"}};
  head.session_options = {{"base-index", "1"}};
  head.window_options = {{"@x", k_odd}};
  head.environment = {{"PATH", {EnvState::removed, "/bin"}}};
  head.buffers = {Buffer{"buffer0", 1, true, 6, 7, k_odd, "0"}, Buffer{k_odd, 2, false, 0, 0, "", "1"}};
  head.key_tables["prefix"] = {
      true, {{"C-b", {false, true, k_odd, "send-prefix"}}, {"x", {true, false, {}, ""}}}, false};
  head.key_tables["root"].removed = true;
  head.hooks = true;
  head.marked_session = SessionId{4};
  head.marked_index = 7;
  head.causes = {"tmux.conf:1: no", k_odd};
  const auto copy = reparse(registry);
  const auto& got = copy.head();
  EXPECT_TRUE(got.hooks);
  EXPECT_EQ(std::tie(got.marked_session, got.marked_index, got.causes),
            std::tie(head.marked_session, head.marked_index, head.causes));
  ASSERT_EQ(got.key_tables.size(), 2U);
  EXPECT_TRUE(got.key_tables.at("root").removed);
  EXPECT_TRUE(got.key_tables.at("prefix").defaults);
  const state::KeyBinding& bound = got.key_tables.at("prefix").bindings.at("C-b");
  EXPECT_EQ(bound.note, k_odd);
  EXPECT_TRUE(bound.repeat);
  EXPECT_EQ(bound.commands, "send-prefix");
  EXPECT_TRUE(got.key_tables.at("prefix").bindings.at("x").removed);
  EXPECT_EQ(
      std::tie(got.boot_id, got.generation, got.epoch, got.next_pane, got.next_buffer, got.started_us, got.running),
      std::tie(head.boot_id, head.generation, head.epoch, head.next_pane, head.next_buffer, head.started_us,
               head.running));
  EXPECT_EQ(got.marked, PaneId{0});
  EXPECT_EQ(std::tie(got.server_options, got.session_options, got.window_options),
            std::tie(head.server_options, head.session_options, head.window_options));
  EXPECT_EQ(got.environment.at("PATH").state, EnvState::removed);
  EXPECT_EQ(got.environment.at("PATH").value, "/bin");
  ASSERT_EQ(got.buffers.size(), 2U);
  EXPECT_EQ(got.buffers[0].sample, k_odd);
  EXPECT_EQ(got.buffers[0].size, 7U);
  EXPECT_TRUE(got.buffers[0].automatic);
  EXPECT_EQ(got.buffers[1].name, k_odd);
  EXPECT_EQ(copy.serialize(), registry.serialize());
}

TEST(Registry, LinesThatWereNotEditedAreTheBytesThatWereRead) {
  auto registry = Registry::fresh("boot");
  for (const char* name : {"a", "b", "c"}) add_world(registry, name);
  // Something this program would write differently: another order, an escape, a field it does not know.
  const std::string foreign = "{\"id\":1,\"host\":7,\"path\":\"\\u0041\",\"window\":1,\"unknown\":[1, 2]}";
  const std::string text = registry.serialize();
  const std::string before = replaced(text, line_with(text, "{\"id\":1,\"host\""), foreign + ",");
  auto copy = Registry::parse(before);
  ASSERT_TRUE(copy) << copy.error().message;
  EXPECT_EQ(copy->serialize(), before);
  EXPECT_EQ(copy->pane(PaneId{1})->path, "A");  // reading is not editing
  EXPECT_EQ(copy->head().buffers.size(), 0U);
  EXPECT_EQ(copy->serialize(), before);
  copy->edit_pane(PaneId{2})->nonce = "edited";
  copy->bump_generation();
  const std::string after = copy->serialize();
  EXPECT_THAT(after, HasSubstr("\n" + foreign + ",\n"));
  EXPECT_THAT(after, HasSubstr("\"nonce\":\"edited\""));
  EXPECT_EQ(line_with(after, "{\"id\":0,\"host\""), line_with(before, "{\"id\":0,\"host\""));
}

TEST(Registry, RemovedRecordsAreGoneAndTheirIdsAreNotUsedAgain) {
  auto registry = Registry::fresh("boot");
  for (const char* name : {"a", "b", "c"}) add_world(registry, name);
  registry = reparse(registry);
  registry.remove_pane(PaneId{2});
  registry.remove_pane(PaneId{0});
  registry.remove_pane(PaneId{77});
  EXPECT_THAT(registry.pane_ids(), ElementsAre(PaneId{1}));
  EXPECT_EQ(registry.pane(PaneId{2}), nullptr);
  EXPECT_EQ(registry.edit_pane(PaneId{2}), nullptr);
  registry = reparse(registry);
  EXPECT_THAT(registry.pane_ids(), ElementsAre(PaneId{1}));
  EXPECT_EQ(registry.add_pane().id, PaneId{3});
  registry.remove_pane(PaneId{1});
  registry.remove_pane(PaneId{3});
  registry = reparse(registry);
  EXPECT_THAT(registry.pane_ids(), IsEmpty());
  EXPECT_EQ(registry.add_pane().id, PaneId{4});
}

TEST(Registry, PointersLast) {
  auto registry = Registry::fresh("boot");
  add_world(registry, "a");
  registry = reparse(registry);
  const auto* pane = registry.pane(PaneId{0});
  for (int i = 0; i < 200; ++i) registry.add_pane();
  Registry moved = std::move(registry);
  EXPECT_EQ(moved.pane(PaneId{0}), pane);
  EXPECT_EQ(moved.edit_pane(PaneId{0}), pane);
}

TEST(Registry, WhatIsLetGoIsReadAgainUnlessItWasEdited) {
  auto written = Registry::fresh("");
  const PaneId pane = add_world(written, "one").id;
  const WindowId window = written.window_ids().front();
  auto registry = reparse(written);
  const std::string path = registry.pane(pane)->path;
  for (const bool edited : {false, true}) {
    if (edited) registry.edit_pane(pane)->path = "/edited";
    if (edited) registry.edit_window(window)->name = "edited";
    registry.let_go(pane);
    registry.let_go(window);
    ASSERT_TRUE(registry.pane(pane) != nullptr && registry.window(window) != nullptr);
    EXPECT_EQ(registry.pane(pane)->path, edited ? "/edited" : path);
    EXPECT_EQ(registry.window(window)->name == "edited", edited);
  }
  registry.remove_pane(pane);
  registry.let_go(pane);
  EXPECT_EQ(registry.pane(pane), nullptr);
  registry.let_go(PaneId{99});
}

TEST(Registry, HostsAreReadOffTheLines) {
  auto registry = Registry::fresh("boot");
  for (const char* name : {"a", "b", "c"}) add_world(registry, name).host_pid = 100 + *name;
  registry = reparse(registry);
  registry.edit_pane(PaneId{1})->host_pid = 5;
  registry.remove_pane(PaneId{2});
  registry.add_pane().host_pid = -1;
  EXPECT_THAT(registry.pane_hosts(),
              ElementsAre(std::pair{PaneId{0}, 197}, std::pair{PaneId{1}, 5}, std::pair{PaneId{3}, -1}));
}

TEST(Registry, ARecordThatDoesNotDecodeIsNullAndNamedAndKept) {
  auto registry = Registry::fresh("boot");
  add_world(registry, "a");
  add_world(registry, "b");
  const std::string good = registry.serialize();
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"{\"id\":1,\"panes\":[1]", "{\"id\":1,\"panes\":[1"},
           {"{\"id\":1,\"panes\":[1]", "{\"id\":1,\"panes\":[\"1\"]"},
           {"{\"id\":1,\"panes\":[1]", "{\"id\":1,\"panes\":[-1]"},
           {"{\"id\":1,\"panes\":[1]", "{\"id\":1,\"panes\":[4294967296]"},
           {"{\"id\":1,\"panes\":[1]", "{\"id\":1,\"panes\":[1],\"id\":0"},
           {"\"layout\":\"80x24,0,0,1\"", "\"layout\":\"80x24,0,0,1\"\xFF"},
           {"\"layout\":\"80x24,0,0,1\"", "\"layout\":null"},
       }) {
    const std::string text = replaced(good, from, to);
    auto parsed = Registry::parse(text);
    ASSERT_TRUE(parsed) << to;
    EXPECT_EQ(parsed->window(WindowId{1}), nullptr) << to;
    EXPECT_EQ(parsed->edit_window(WindowId{1}), nullptr) << to;
    EXPECT_THAT(state_test::message(parsed->check_invariants()), HasSubstr("window @1")) << to;
    EXPECT_NE(parsed->window(WindowId{0}), nullptr);
    EXPECT_EQ(parsed->serialize(), text);
  }
}

TEST(Registry, ABrokenIndexOfBuffersIsDamageOnceItIsUsed) {
  auto registry = Registry::fresh("boot");
  registry.edit_head().buffers = {Buffer{"b", 1, true, 0, 1, "x", "0"}};
  auto parsed = Registry::parse(replaced(registry.serialize(), "\"order\":1", "\"order\":\"1\""));
  ASSERT_TRUE(parsed);
  EXPECT_TRUE(parsed->damage());
  EXPECT_THAT(parsed->head().buffers, IsEmpty());
  EXPECT_THAT(state_test::message(parsed->damage()), HasSubstr("buffers"));
}

TEST(Registry, BrokenKeyTablesAreDamageToo) {
  auto registry = Registry::fresh("boot");
  registry.edit_head().key_tables["prefix"].bindings["x"].commands = "new-window";
  auto parsed = Registry::parse(replaced(registry.serialize(), "\"commands\":\"new-window\"", "\"commands\":7"));
  ASSERT_TRUE(parsed);
  EXPECT_TRUE(parsed->head().key_tables.empty());
  EXPECT_THAT(state_test::message(parsed->damage()), HasSubstr("key_tables"));
}

TEST(Registry, LinksKeepTheirAlerts) {
  auto registry = Registry::fresh("boot");
  add_world(registry, "a");
  registry.edit_session(SessionId{0})->links[0].alerts = 5;
  EXPECT_EQ(reparse(registry).session(SessionId{0})->links[0].alerts, 5U);
}

}  // namespace
