// SPDX-License-Identifier: ISC
// Expectations: what tmux 3.3a makes of the same text (source-file -nv).
#include "shim/cli/command_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pwd.h>

#include "shim/cli/quote.hpp"

namespace {

using shim::command_text;
using shim::CommandWords;
using shim::parse_commands;
using shim::ParseSource;
using shim::split_argv;
using testing::ElementsAre;
using testing::IsEmpty;
using Words = std::vector<std::string>;

const Words k_environment{"HOME=/home/me", "AB=x y", "EMPTY=", "ABC=longer"};

std::vector<Words> words_of(const std::vector<CommandWords>& list) {
  std::vector<Words> out;
  for (const CommandWords& command : list) out.push_back(command.words);
  return out;
}

// The commands quoted, one per line, or the error.
std::string parsed(std::string_view text, ParseSource source = {}) {
  if (source.environment == nullptr) source.environment = &k_environment;
  const auto list = parse_commands(text, source);
  if (!list) return "error: " + list.error().message;
  std::string out;
  for (const CommandWords& command : *list) out += (out.empty() ? "" : "\n") + shim::quote_words(command.words);
  return out;
}

// The one word of a text, unquoted.
std::string word(std::string_view text) {
  ParseSource source;
  source.environment = &k_environment;
  const auto list = parse_commands(text, source);
  if (!list) return "error: " + list.error().message;
  return list->size() == 1 && list->front().words.size() == 1 ? list->front().words.front() : "not one word";
}

TEST(SplitArgv, SeparatesAtSemicolons) {
  EXPECT_THAT(words_of(split_argv({"a", "b", ";", "c"})), ElementsAre(Words{"a", "b"}, Words{"c"}));
  EXPECT_THAT(words_of(split_argv({"start-server;", "show", "x;", "ls"})),
              ElementsAre(Words{"start-server"}, Words{"show", "x"}, Words{"ls"}));
}

TEST(SplitArgv, KeepsAnEscapedSemicolonAtTheEnd) {
  EXPECT_THAT(words_of(split_argv({"new", "-e", "K=V\\;"})), ElementsAre(Words{"new", "-e", "K=V;"}));
  EXPECT_THAT(words_of(split_argv({"send", "\\;", "x"})), ElementsAre(Words{"send", ";", "x"}));
  EXPECT_THAT(words_of(split_argv({"send", "a;b", "c\\;d"})), ElementsAre(Words{"send", "a;b", "c\\;d"}));
}

TEST(SplitArgv, KeepsEmptyWordsAndDropsEmptyCommands) {
  EXPECT_THAT(words_of(split_argv({"send", ""})), ElementsAre(Words{"send", ""}));
  EXPECT_THAT(words_of(split_argv({";", ";", "ls", ";"})), ElementsAre(Words{"ls"}));
  EXPECT_THAT(split_argv({}), IsEmpty());
}

TEST(ParseCommands, SplitsWordsAndCommands) {
  EXPECT_EQ(parsed("  a  b\tc\n\n d ;e;; f ;\n"), "a b c\nd\ne\nf");
  EXPECT_EQ(parsed(""), "");
  EXPECT_EQ(parsed(" \n\n"), "");
}

TEST(ParseCommands, RemovesQuotes) {
  EXPECT_EQ(word("a\"b c\"'d e'f"), "ab cd ef");
  EXPECT_EQ(word("\"it's\""), "it's");
  EXPECT_EQ(word("'say \"x\"'"), "say \"x\"");
  EXPECT_EQ(word("''"), "");
  EXPECT_EQ(word("'a;b{}#'"), "a;b{}#");
  EXPECT_EQ(word("'to the end"), "to the end");
}

TEST(ParseCommands, ExpandsEscapesOutsideSingleQuotes) {
  EXPECT_EQ(word("a\\n\\t\\e\\s\\r\\v\\f\\a\\b"), "a\n\t\033 \r\v\f\a\b");
  EXPECT_EQ(word("\\101\\;\\$\\\"\\x"), "A;$\"x");
  EXPECT_EQ(word("\"\\u00e9\\U0001f600\""), "\xc3\xa9\xf0\x9f\x98\x80");
  EXPECT_EQ(word("'\\n$AB~'"), "\\n$AB~");
  EXPECT_EQ(word("a\\000b"), "a");
}

TEST(ParseCommands, RefusesWrongEscapes) {
  EXPECT_EQ(parsed("a \\400"), "error: invalid octal escape");
  EXPECT_EQ(parsed("a \\12"), "error: invalid octal escape");
  EXPECT_EQ(parsed("a \"\\u12\""), "error: invalid \\u argument");
  EXPECT_EQ(parsed("a \\ud800"), "error: invalid \\u argument");
  EXPECT_EQ(parsed("a \\U00110000"), "error: invalid \\U argument");
}

TEST(ParseCommands, JoinsLinesAtABackslash) {
  EXPECT_EQ(parsed("a b\\\nc"), "a bc");
  EXPECT_EQ(parsed("a b \\\n  c"), "a b c");
  EXPECT_EQ(parsed("a 'b\\\nc'"), "a bc");
  EXPECT_EQ(parsed("# comment \\\n still\na"), "a");
  EXPECT_EQ(parsed("a \\\\\nb"), "a \\\\\nb");
}

TEST(ParseCommands, SkipsComments) {
  EXPECT_EQ(parsed("# one\na # two\n#three"), "a");
  EXPECT_EQ(parsed("a b#c"), "a \"b#c\"");
}

TEST(ParseCommands, DropsIndentationAndCommentsInsideQuotes) {
  EXPECT_EQ(word("\"a\n   b\n # hello\n  #{pid}\n\tc\""), "a\nb\n\n#{pid}\nc");
}

TEST(ParseCommands, ExpandsVariables) {
  EXPECT_EQ(word("$AB"), "x y");
  EXPECT_EQ(word("\"<${AB}C$EMPTY$NONE>\""), "<x yC>");
  EXPECT_EQ(word("$/$1$"), "error: syntax error");
  EXPECT_EQ(word("'$AB'"), "$AB");
  EXPECT_EQ(word("a$1\"$\"'"), "a$1$");
  EXPECT_EQ(parsed("a ${A-}"), "error: invalid environment variable");
}

TEST(ParseCommands, ExpandsHomes) {
  EXPECT_EQ(word("~"), "/home/me");
  EXPECT_EQ(word("~/x"), "/home/me/x");
  EXPECT_EQ(word("a~"), "a~");
  EXPECT_EQ(word("a\"~\"/x"), "a/home/me/x");
  EXPECT_EQ(word("~root/x"), std::string(::getpwnam("root")->pw_dir) + "/x");
  EXPECT_EQ(parsed("a ~nobody-of-that-name"), "error: syntax error");
}

TEST(ParseCommands, TakesPaneIdsForWords) {
  EXPECT_EQ(word("%1"), "%1");
  EXPECT_EQ(word("%%"), "%%");
  EXPECT_EQ(parsed("a %1;"), "error: syntax error");
  EXPECT_EQ(parsed("a %foo"), "error: syntax error");
}

TEST(ParseCommands, MakesOneWordOfABlock) {
  EXPECT_EQ(parsed("if { a \"$AB\" ; b }"), "if \"a \\\"x y\\\" ; b\"");
  EXPECT_EQ(parsed("if {\n a\n\n b c\n}\nd"), "if \"a ; b c\"\nd");
  EXPECT_EQ(parsed("if { } {\n}"), "if '' ''");
  EXPECT_EQ(parsed("bind a { b { c 'd e' } }"), "bind a \"b { c \\\"d e\\\" }\"");
}

TEST(ParseCommands, GivesTheWordsOfABlockBackWhenItIsParsedAgain) {
  const std::string block =
      parse_commands("x { a '\"\\\\' '~' 'b;c' \"\\n$AB\" '$AB' '%if' '{' '' }")->front().words[1];
  EXPECT_THAT(words_of(*parse_commands(block)),
              ElementsAre(Words{"a", "\"\\\\", "~", "b;c", "\n", "$AB", "%if", "{", ""}));
}

TEST(ParseCommands, RefusesWhatTheGrammarRefuses) {
  for (const char* text : {"}",
                           "a }",
                           "a}",
                           "{ a }",
                           "a {",
                           ";",
                           "; a",
                           "%endif",
                           "%else",
                           "%if",
                           "%if 1",
                           "%if 1\n",
                           "%if 1\n%endif",
                           "%if 1\na",
                           "%if 1 ; a %endif",
                           "%if 1 a\n%endif",
                           "%elif 1\na\n%endif",
                           "%if 1\na\n%else\nb\n%else\nc\n%endif",
                           "%hidden",
                           "%hidden a",
                           "A=1 B=2",
                           "%if #{x\na\n"})
    EXPECT_EQ(parsed(text), "error: syntax error") << text;
}

TEST(ParseCommands, NamesTheFileAndTheLine) {
  ParseSource source;
  source.file = "my.conf";
  EXPECT_EQ(parsed("a\nb \\\nc }", source), "error: my.conf:3: syntax error");
  EXPECT_EQ(parsed("a\n\nb \\400", source), "error: my.conf:3: invalid octal escape");
}

TEST(ParseCommands, KeepsDeepBlocksShort) {
  std::string text = "a \"b\"";
  for (int i = 0; i < 100; ++i) text = "if { " + text + " }";
  const auto list = parse_commands(text);
  ASSERT_TRUE(list);
  EXPECT_EQ(shim::command_text(*list), text.replace(text.find("\"b\""), 3, "b"));
}

TEST(ParseCommands, RefusesEndlessNesting) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "a { ";
  EXPECT_EQ(parsed(text), "error: syntax error");
}

TEST(ParseCommands, CountsLinesAsTmuxDoes) {
  const auto list = parse_commands("a\n\nb\\\nc ; d\ne {\nf\n}\ng # remark\nh\n");
  std::vector<unsigned> lines;
  for (const CommandWords& command : *list) lines.push_back(command.line);
  EXPECT_THAT(lines, ElementsAre(1, 4, 4, 7, 9, 9));
}

TEST(ParseCommands, TurnsAssignmentsIntoCommands) {
  EXPECT_EQ(parsed("A=1"), "set-environment -g -- A 1");
  EXPECT_EQ(parsed("%hidden A='b c'"), "set-environment -gh -- A \"b c\"");
  EXPECT_EQ(parsed("A=1 b $A C=2"), "set-environment -g -- A 1\nb 1 C=2");
  EXPECT_EQ(parsed("AB=new\nc $AB ; AB=z\nd $AB"),
            "set-environment -g -- AB new\nc new\nset-environment -g -- AB z\nd z");
  EXPECT_EQ(parsed("a { B=1 ; c $B }"), "set-environment -g -- B 1\na \"c 1\"");
}

TEST(ParseCommands, ChoosesBranchesOverSeveralLines) {
  EXPECT_EQ(parsed("%if 1\na\n%else\nb\n%endif\nz"), "a\nz");
  EXPECT_EQ(parsed("%if 0\na\n%elif 1\nb\nc\n%elif 1\nd\n%else\ne\n%endif"), "b\nc");
  EXPECT_EQ(parsed("%if ''\na\n%elif 0\nb\n%else\nc\n%endif"), "c");
  EXPECT_EQ(parsed("%if 1\n%if 0\na\n%else\nb\n%endif\nc\n%endif"), "b\nc");
  EXPECT_EQ(parsed("%if 0\n%if 1\na\n%endif\nA=1\n%endif\nb <$A>"), "b <>");
}

TEST(ParseCommands, ChoosesBranchesWithinALine) {
  EXPECT_EQ(parsed("%if 1 a ; b %else c %endif ; d"), "a\nb\nd");
  EXPECT_EQ(parsed("z ; %if 0 a %elif 1 b %endif\nc"), "z\nb\nc");
  EXPECT_EQ(parsed("x { %if 0 a %else b %endif }"), "x b");
}

TEST(ParseCommands, AsksTheCallerForConditions) {
  std::vector<std::string> asked;
  ParseSource source;
  source.expand = [&](std::string_view format) {
    asked.emplace_back(format);
    return std::string(format == "#{==:#{host},x}" ? "0" : "1");
  };
  EXPECT_EQ(parsed("%if #{==:#{host},x}\na\n%elif \"#{b c}\"\nd\n%endif", source), "d");
  EXPECT_THAT(asked, ElementsAre("#{==:#{host},x}", "#{b c}"));
}

// What bind-key keeps of "{ y WORD }" is run later: found by fuzzing.
TEST(CommandText, OfABlockIsReadBackAsItWasMeant) {
  for (const std::string word : {"~\"$\\", "a$\\b c", "$HOME", "~", "\"", "'"}) {
    const CommandWords command{.words = {"y", word}};
    const auto again = parse_commands(command_text({command}), {});
    ASSERT_TRUE(again) << word << ": " << again.error().message;
    EXPECT_THAT(again->at(0).words, ElementsAre("y", word));
  }
}

}  // namespace
