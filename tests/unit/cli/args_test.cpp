// SPDX-License-Identifier: ISC
#include "shim/cli/args.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using shim::Args;
using shim::ArgSpec;
using shim::parse_args;
using testing::ElementsAre;
using testing::IsEmpty;
using Words = std::vector<std::string>;

constexpr ArgSpec k_split{"split-window", "bc:de:fF:hIl:p:Pt:vZ", 0, -1, "[-bdefhIPvZ] [-c start-directory]"};
constexpr ArgSpec k_capture{"capture-pane", "ab:CeE:JNpPqS:Tt:", 0, 0, ""};
constexpr ArgSpec k_refresh{"refresh-client", "A:B:cC:Df:F:l::LRSt:U", 0, 1, ""};
constexpr ArgSpec k_rename{"rename-window", "t:", 1, 1, "[-t target-window] new-name"};

Args good(const ArgSpec& spec, const Words& words) {
  auto parsed = parse_args(spec, words);
  EXPECT_TRUE(parsed) << parsed.error().message;
  return parsed ? *std::move(parsed) : Args{};
}

std::string refusal(const ArgSpec& spec, const Words& words) {
  const auto parsed = parse_args(spec, words);
  if (parsed) return "accepted";
  EXPECT_EQ(parsed.error().code, state::ErrorCode::invalid_argument);
  return parsed.error().message;
}

TEST(Args, SplitsClusteredFlags) {
  const Args args = good(k_split, {"-dhP"});
  EXPECT_TRUE(args.has('d') && args.has('h') && args.has('P'));
  EXPECT_FALSE(args.has('v'));
  EXPECT_EQ(args.value('d'), std::nullopt);
}

TEST(Args, TakesAValueFromTheEndOfACluster) {
  const Args args = good(k_split, {"-hPl", "70%"});
  EXPECT_EQ(args.value('l'), "70%");
  EXPECT_THAT(args.operands(), IsEmpty());
}

TEST(Args, TakesGluedValuesAsTheyAre) {
  EXPECT_EQ(good(k_split, {"-t%1"}).value('t'), "%1");
  EXPECT_EQ(good(k_split, {"-t=name"}).value('t'), "=name");
  EXPECT_EQ(good(k_split, {"-dt%1"}).value('t'), "%1");
  EXPECT_EQ(good(k_split, {"-dPtd"}).value('t'), "d");
  EXPECT_FALSE(good(k_split, {"-tP"}).has('P'));
}

TEST(Args, KeepsTheOrderOfRepeatedValues) {
  const Args args = good(k_split, {"-e", "A=1", "-eB=2", "-de", "C=3"});
  EXPECT_THAT(args.values('e'), ElementsAre("A=1", "B=2", "C=3"));
  EXPECT_EQ(args.value('e'), "C=3");
  EXPECT_EQ(args.count('e'), 3);
}

TEST(Args, CountsRepeatedFlags) {
  EXPECT_EQ(good(k_split, {"-dd", "-d"}).count('d'), 3);
  EXPECT_EQ(good(k_split, {}).count('d'), 0);
}

TEST(Args, TakesWhateverFollowsAsTheValue) {
  EXPECT_EQ(good(k_capture, {"-S", "-10"}).value('S'), "-10");
  EXPECT_EQ(good(k_capture, {"-S", "-"}).value('S'), "-");
  EXPECT_EQ(good(k_capture, {"-S", "--"}).value('S'), "--");
  EXPECT_EQ(good(k_capture, {"-t", ""}).value('t'), "");
  EXPECT_THAT(good(k_capture, {"-t", ""}).operands(), IsEmpty());
  EXPECT_EQ(good(k_capture, {"-pJt", "", "-S", "", "-E1"}).value('E'), "1");
  EXPECT_TRUE(good(k_capture, {"-pJt", "", "-S", ""}).has('J'));
  const Args known = good(k_capture, {"-pS", "-E", "-J"});
  EXPECT_EQ(known.value('S'), "-E");
  EXPECT_FALSE(known.has('E'));
  EXPECT_TRUE(known.has('J'));
}

TEST(Args, EndsFlagsAtTheFirstOperand) {
  const Args args = good(k_split, {"-d", "ls", "-h", "--", "-x"});
  EXPECT_FALSE(args.has('h'));
  EXPECT_THAT(args.operands(), ElementsAre("ls", "-h", "--", "-x"));
}

TEST(Args, EndsFlagsAtADoubleDash) {
  EXPECT_THAT(good(k_split, {"-d", "--", "-h", "--"}).operands(), ElementsAre("-h", "--"));
  EXPECT_THAT(good(k_split, {"--"}).operands(), IsEmpty());
}

TEST(Args, TakesASingleDashAndAnEmptyWordAsOperands) {
  EXPECT_THAT(good(k_split, {"-d", "-", "-h"}).operands(), ElementsAre("-", "-h"));
  EXPECT_THAT(good(k_split, {"-d", "", "-h"}).operands(), ElementsAre("", "-h"));
}

TEST(Args, KeepsOddBytesInOperands) {
  const Words words{"a=b", "\n", "\xff", "--foo=bar"};
  EXPECT_EQ(good(k_split, words).operands(), words);
}

TEST(Args, LetsAnOptionalValueBeMissingOnlyAtTheEnd) {
  const Args alone = good(k_refresh, {"-l"});
  EXPECT_TRUE(alone.has('l'));
  EXPECT_EQ(alone.value('l'), std::nullopt);
  EXPECT_TRUE(good(k_refresh, {"-cSl"}).has('S'));
  EXPECT_TRUE(good(k_refresh, {"-cSl"}).has('l'));
  EXPECT_EQ(good(k_refresh, {"-l", "x"}).value('l'), "x");
  EXPECT_EQ(good(k_refresh, {"-lx"}).value('l'), "x");
}

TEST(Args, RefusesAnUnknownFlag) {
  EXPECT_EQ(refusal(k_split, {"-y"}), "command split-window: unknown flag -y");
  EXPECT_EQ(refusal(k_split, {"-dyP", "-t"}), "command split-window: unknown flag -y");
  EXPECT_EQ(refusal(k_split, {"-%"}), "command split-window: invalid flag -%");
  EXPECT_EQ(refusal(k_split, {"-:"}), "command split-window: invalid flag -:");
  EXPECT_EQ(refusal(k_split, {"--detach"}), "command split-window: invalid flag --");
}

TEST(Args, PrintsTheUsageForAQuestionMark) {
  EXPECT_EQ(refusal(k_split, {"-d?"}), "usage: split-window [-bdefhIPvZ] [-c start-directory]");
}

TEST(Args, RefusesAMissingValue) {
  EXPECT_EQ(refusal(k_split, {"-t"}), "command split-window: -t expects an argument");
  EXPECT_EQ(refusal(k_split, {"-d", "-Pt"}), "command split-window: -t expects an argument");
}

TEST(Args, RefusesTooManyOrTooFewOperands) {
  EXPECT_EQ(refusal(k_rename, {}), "command rename-window: too few arguments (need at least 1)");
  EXPECT_EQ(refusal(k_rename, {"a", "b"}), "command rename-window: too many arguments (need at most 1)");
  EXPECT_EQ(refusal(k_capture, {"x"}), "command capture-pane: too many arguments (need at most 0)");
}

}  // namespace
