// SPDX-License-Identifier: ISC
#include "shim/options/option_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "shim/options/colour.hpp"
#include "shim/options/show_lines.hpp"
#include "shim/options/startup.hpp"

namespace shim {
namespace {

using Lines = std::vector<std::string>;

// Sections of what tmux itself printed: "[show -gH]" and the lines that follow it.
std::map<std::string, Lines> golden_sections() {
  std::ifstream file(ROOST_SOURCE_DIR "/tests/unit/options/default_options.txt");
  std::map<std::string, Lines> sections;
  std::string line, section;
  while (std::getline(file, line)) {
    if (line.starts_with("#")) continue;
    if (line.starts_with("[show ")) {
      section = line;
    } else {
      sections[section].push_back(line);
    }
  }
  return sections;
}

Lines shown(state::OptionMap stored, OptionScope scope) {
  return show_options({&stored, {}, LevelKind::global}, scope, {.hooks = ShowHooks::show});
}

StartupOptions clean_start() { return startup_options_for({"SHELL=/bin/bash"}, "/bin/sh"); }

TEST(OptionTable, ServerDefaultsAreThoseOfTmux) {
  EXPECT_EQ(shown(clean_start().server, OptionScope::server), golden_sections()["[show -sH]"]);
}

TEST(OptionTable, SessionDefaultsAreThoseOfTmux) {
  EXPECT_EQ(shown(clean_start().session, OptionScope::session), golden_sections()["[show -gH]"]);
}

TEST(OptionTable, WindowDefaultsAreThoseOfTmux) {
  EXPECT_EQ(shown(clean_start().window, OptionScope::window), golden_sections()["[show -gwH]"]);
}

TEST(OptionTable, FindsEveryRowByItsName) {
  for (const OptionSpec& spec : option_table()) EXPECT_EQ(find_option(spec.name), &spec) << spec.name;
}

TEST(OptionTable, FindsNothingElse) {
  for (const char* name : {"", "a", "statu", "statusx", "zzz", "status[0]", "@user"}) {
    EXPECT_EQ(find_option(name), nullptr) << name;
  }
}

TEST(OptionTable, TakesAmericanSpellings) {
  EXPECT_EQ(find_option("cursor-color"), find_option("cursor-colour"));
  EXPECT_EQ(find_option("pane-colors"), find_option("pane-colours"));
  EXPECT_EQ(find_option("display-panes-active-color"), find_option("display-panes-active-colour"));
  EXPECT_EQ(find_option("status-color"), nullptr);
}

TEST(OptionTable, EveryOptionHasOneOfTmuxScopes) {
  for (const OptionSpec& spec : option_table()) {
    const bool pane = has_scope(spec, OptionScope::pane);
    EXPECT_TRUE(spec.scopes == 1 || spec.scopes == 2 || spec.scopes == 4 || spec.scopes == 12) << spec.name;
    EXPECT_TRUE(!pane || has_scope(spec, OptionScope::window)) << spec.name;
  }
}

TEST(OptionTable, DefaultsOfStylesColoursAndChoicesAreValid) {
  for (const OptionSpec& spec : option_table()) {
    const std::string value(spec.default_value);
    const bool plain_style = spec.is_style && value.find("#{") == std::string::npos;
    EXPECT_TRUE(!plain_style || is_style(value)) << spec.name;
    if (spec.type != OptionType::choice) continue;
    EXPECT_NE(std::find(spec.choices.begin(), spec.choices.end(), value), spec.choices.end()) << spec.name;
  }
}

}  // namespace
}  // namespace shim
