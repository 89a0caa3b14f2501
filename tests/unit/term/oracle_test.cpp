// SPDX-License-Identifier: ISC
// Streams whose result in tmux 3.3a was recorded, fed whole, byte by byte, and with all text going through libvterm.
#include <gtest/gtest.h>

#include "tests/unit/term/oracle_cases.hpp"
#include "tests/unit/term/terminal_fixture.hpp"

namespace shim {
namespace {

template <class Case>
std::string case_name(const testing::TestParamInfo<Case>& info) {
  return std::string(info.param.name);
}

class OracleStream : public testing::TestWithParam<OracleCase> {
 protected:
  void expect_result(const TestTerminal& shown) {
    const OracleCase& wanted = GetParam();
    EXPECT_EQ(shown.capture({.escapes = true, .escape_octal = true}), wanted.escaped);
    EXPECT_EQ(shown.capture({.keep_trailing = true}), wanted.untrimmed);
    EXPECT_EQ(shown.capture({.join = true}), wanted.joined);
    EXPECT_EQ(shown.summary(), wanted.facts);
  }
  TestTerminal make() { return {GetParam().columns, GetParam().rows, GetParam().history_limit}; }
};

TEST_P(OracleStream, ShowsWhatTmuxShows) {
  TestTerminal shown = make();
  shown.terminal.feed(GetParam().input);
  expect_result(shown);
}

TEST_P(OracleStream, ShowsTheSameByteByByte) {
  TestTerminal shown = make();
  for (const char c : GetParam().input) shown.terminal.feed({&c, 1});
  expect_result(shown);
}

TEST_P(OracleStream, ShowsTheSameThroughTheParser) {
  TestTerminal shown = make();
  shown.terminal.set_text_path(TextPath::parser);
  shown.terminal.feed(GetParam().input);
  expect_result(shown);
}

INSTANTIATE_TEST_SUITE_P(Recorded, OracleStream, testing::ValuesIn(oracle_cases()), case_name<OracleCase>);

class OracleResize : public testing::TestWithParam<ResizeCase> {};

TEST_P(OracleResize, MovesAndWrapsLinesAsTmux) {
  const ResizeCase& wanted = GetParam();
  TestTerminal shown(wanted.columns, wanted.rows, wanted.history_limit);
  shown.terminal.feed(wanted.before);
  for (const TerminalSize size : wanted.sizes) shown.terminal.resize(size);
  shown.terminal.feed(wanted.after);
  EXPECT_EQ(shown.capture({.keep_trailing = true}), wanted.untrimmed);
  EXPECT_EQ(shown.capture({.join = true}), wanted.joined);
  EXPECT_EQ(shown.summary(), wanted.facts);
}

INSTANTIATE_TEST_SUITE_P(Recorded, OracleResize, testing::ValuesIn(resize_cases()), case_name<ResizeCase>);

}  // namespace
}  // namespace shim
