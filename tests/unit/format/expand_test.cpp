// SPDX-License-Identifier: ISC
// Expectations: what tmux 3.3a prints (list-panes -F) in the universe of format_world.hpp.
#include "shim/format/expand.hpp"

#include <chrono>

#include "tests/unit/format/format_world.hpp"

namespace {

class Expand : public format_test::FormatWorld {
 protected:
  Expand() {
    auto& options = registry.edit_head().server_options;
    options["@x"] = "a #{pane_id} #, \"q\" $y";
    options["@u"] = "h\xc3\xa9llo \xe6\x97\xa5\xe6\x9c\xac #[fg=red]x##y";
    options["@n"] = "17";
    options["@e"] = "";
    options["@text"] = "one two";
  }
};

TEST_F(Expand, LeavesPlainTextAlone) {
  EXPECT_EQ(expand(""), "");
  EXPECT_EQ(expand("a b\n%H {x}"), "a b\n%H {x}");
}

TEST_F(Expand, ReplacesVariables) {
  EXPECT_EQ(expand("<#{pane_id}|#{session_name}>"), "<%0|o>");
  EXPECT_EQ(expand("#{nope}#{}x"), "x");
}

TEST_F(Expand, KnowsTheOneLetterAliases) {
  EXPECT_EQ(expand("#D #F #I #P #S #T #W"), "%0 * 0 0 o vm cat");
  EXPECT_EQ(expand("#H"), expand("#{host}"));
  EXPECT_EQ(expand("#h"), expand("#{host_short}"));
  EXPECT_EQ(expand("#Z#x#1"), "#Z#x#1");
}

TEST_F(Expand, UnescapesHashes) {
  EXPECT_EQ(expand("##S ####"), "#S ##");
  EXPECT_EQ(expand("#,#}"), ",}");
  EXPECT_EQ(expand("x#"), "x#");
}

TEST_F(Expand, PassesStylesThrough) { EXPECT_EQ(expand("#[fg=red]##[x]###[x]"), "#[fg=red]##[x]###[x]"); }

TEST_F(Expand, EndsAtAMalformedPart) {
  for (const char* format : {"a#{bad", "a#{?x}b", "a#{?x,y}b", "a#{==:a}b", "a#{=3:#{bad}", "a#(echo"})
    EXPECT_EQ(expand(format), "a") << format;
}

TEST_F(Expand, GivesNothingForAShellCommand) { EXPECT_EQ(expand("a#(echo (hi))b"), "ab"); }

TEST_F(Expand, ChoosesByACondition) {
  EXPECT_EQ(expand("#{?pane_active,yes,no}#{?pane_dead,yes,no}#{?nope,yes,no}#{?@e,yes,no}"), "yesnonono");
  EXPECT_EQ(expand("#{?#{==:a,a},yes,no}"), "yes");
  EXPECT_EQ(expand("#{?pane_active,#{?pane_dead,a,b#,c},d}"), "b,c");
  EXPECT_EQ(expand("#{?pane_dead,a,b,c}"), "b,c");
  EXPECT_EQ(expand("#{?status,on,off}#{?mouse,on,off}"), "onoff");
}

TEST_F(Expand, ComparesTexts) {
  EXPECT_EQ(expand("#{==:a,a}#{==:a,b}#{!=:a,b}#{<:a,b}#{>:a,b}#{<=:a,a}#{>=:a,b}"), "1011010");
  EXPECT_EQ(expand("#{==:#{pane_id},%0}"), "1");
  EXPECT_EQ(expand("#{<:10,9}"), "1");
}

TEST_F(Expand, CombinesTruths) { EXPECT_EQ(expand("#{||:0,1}#{||:0,}#{&&:1,x}#{&&:1,0}"), "1010"); }

TEST_F(Expand, MatchesPatterns) {
  EXPECT_EQ(expand("#{m:*[0-9],a1}#{m:a?,abc}#{m/i:A*,abc}"), "101");
  EXPECT_EQ(expand("#{m/r:^a.c$,abc}#{m/r:^A.c$,abc}#{m/ri:^A.c$,abc}#{m/r:(,x}"), "1010");
}

TEST_F(Expand, MatchesCharactersNotBytes) {
  EXPECT_EQ(expand("#{m:?,\xc3\xa9}#{m/r:^.$,\xe6\x97\xa5}#{m/r:^..$,\xc3\xa9}"), "110");
  EXPECT_EQ(expand("#{s/l./x/:@u}"), "h\xc3\xa9xo \xe6\x97\xa5\xe6\x9c\xac #[fg=red]x##y");
  EXPECT_EQ(expand("#{s/[^a-z]/./:@u}"), "h.llo......fg.red.x..y");
}

// A regular expression of some bytes can want any amount of memory: 4 million nodes here. Found by fuzzing.
TEST_F(Expand, TakesAnExpressionThatWantsAllMemoryForAWrongOne) {
  EXPECT_EQ(expand("#{m/r:^x" + std::string(22, '+') + ",x}"), "0");
  EXPECT_EQ(expand("#{m/r:^x" + std::string(5, '+') + "$,x}"), "1");
}

TEST_F(Expand, CutsAndMarks) {
  EXPECT_EQ(expand("#{=3:@text}|#{=-3:@text}|#{=9:@text}"), "one|two|one two");
  EXPECT_EQ(expand("#{=/3/..:@text}|#{=/-3/..:@text}|#{=/9/..:@text}|#{=x:@text}"), "one..|..two|one two|one two");
}

TEST_F(Expand, CutsByColumnsAroundStyles) {
  EXPECT_EQ(expand("#{=7:@u}"), "h\xc3\xa9llo ");
  EXPECT_EQ(expand("#{=8:@u}"), "h\xc3\xa9llo \xe6\x97\xa5");
  EXPECT_EQ(expand("#{=12:@u}"), "h\xc3\xa9llo \xe6\x97\xa5\xe6\x9c\xac #[fg=red]x");
  EXPECT_EQ(expand("#{=13:@u}"), "h\xc3\xa9llo \xe6\x97\xa5\xe6\x9c\xac #[fg=red]x##");
  EXPECT_EQ(expand("#{=-2:@u}"), "#[fg=red]##y");
}

TEST_F(Expand, Pads) { EXPECT_EQ(expand("#{p6:pane_id}|#{p-6:pane_id}|#{p1:pane_id}|"), "%0    |    %0|%0|"); }

TEST_F(Expand, Measures) {
  EXPECT_EQ(expand("#{n:@u} #{w:@u} #{n:@e}"), "27 14 0");
  EXPECT_EQ(expand("#{=3;n:@text}"), "3");
}

TEST_F(Expand, Substitutes) {
  EXPECT_EQ(expand("#{s/o/X/:@text}#{s/O/X/:@text}#{s/O/X/i:@text}"), "Xne twXone twoXne twX");
  EXPECT_EQ(expand("#{s/(n)(e)/\\2\\1/:@text}"), "oen two");
  EXPECT_EQ(expand("#{s/x*/-/:@n}#{s/^/x/:@n}"), "1-7-7");  // empty matches, as tmux has them
  EXPECT_EQ(expand("#{s|^o|0|:@text}"), "0ne two");
  EXPECT_EQ(expand("#{s/o/#{pane_id}/:@text}"), "%0ne tw%0");
  EXPECT_EQ(expand("#{s/one/1/;s/two/2/:@text}#{s/(/x/:@n}"), "1 217");
}

TEST_F(Expand, TakesPathsApart) {
  EXPECT_EQ(expand("#{b:pane_tty} #{d:pane_tty} #{b:pane_start_path}"), "0 /dev/pts my dir");
}

TEST_F(Expand, Quotes) {
  EXPECT_EQ(expand("#{q:@x}"), "a\\ \\#{pane_id}\\ \\#,\\ \\\"q\\\"\\ \\$y");
  EXPECT_EQ(expand("#{q/h:@u}"), "h\xc3\xa9llo \xe6\x97\xa5\xe6\x9c\xac ##[fg=red]x####y");
  EXPECT_EQ(expand("#{q/e:@u}"), expand("#{q/h:@u}"));
}

TEST_F(Expand, ExpandsTwice) {
  EXPECT_EQ(expand("#{@x}"), "a #{pane_id} #, \"q\" $y");
  EXPECT_EQ(expand("#{E:@x}"), "a %0 , \"q\" $y");
  registry.edit_head().server_options["@t"] = "%Y#{pane_id}";
  EXPECT_EQ(expand("#{T:@t}").size(), 6u);
  EXPECT_EQ(expand("#{E:@t}"), "%Y%0");
}

TEST_F(Expand, TakesLiterals) { EXPECT_EQ(expand("#{l:#{x},y}"), "#{x},y"); }

TEST_F(Expand, MakesCharacters) { EXPECT_EQ(expand("#{a:65}#{a:#{@n}}#{a:31}#{a:x}"), "A"); }

TEST_F(Expand, LooksColoursUp) {
  EXPECT_EQ(expand("#{c:red} #{c:colour20} #{c:default}|#{c:AliceBlue} #{c:#112233} #{c:brightred}"),
            "800000 0000d7 |f0f8ff 112233 ff0000");
  EXPECT_EQ(expand("#{c:colour255}#{c:colour16}#{c:nope}"), "eeeeee000000");
}

TEST_F(Expand, Calculates) {
  EXPECT_EQ(expand("#{e|+:#{@n},1} #{e|-:1,2} #{e|*:6,7} #{e|/:7,2} #{e|m:7,3} #{e|%:7,3}"), "18 -1 42 3 1 1");
  EXPECT_EQ(expand("#{e|/|f:7,2} #{e|*|f|3:1.5,2} #{e|+|f|0:1.4,1}"), "3.50 3.000 2");
  EXPECT_EQ(expand("#{e|==:1,1.0}#{e|!=:1,2}#{e|<:1,2}#{e|>:1,2}#{e|<=:2,2}#{e|>=:1,2}"), "111010");
  EXPECT_EQ(expand("#{e|/:1,0} #{e|/|f:1,0}"), "-9223372036854775808 inf");
  EXPECT_EQ(expand("<#{e|+:a,1}#{e|x:1,2}#{e|+:1}>"), "<>");
}

TEST_F(Expand, WritesTimes) {
  ::setenv("TZ", "UTC", 1);
  EXPECT_EQ(expand("#{session_created} #{t:session_created}"), "1700000000 Tue Nov 14 22:13:20 2023");
  EXPECT_EQ(expand("#{t/f/%Y-%m-%d:session_created} #{t/f/%H#:%M:session_created}"), "2023-11-14 22:13");
  EXPECT_EQ(expand("<#{t:session_last_attached}#{t:pane_id}#{t:nope}>"), "<>");
}

TEST_F(Expand, WritesShortTimesByAge) {
  ::setenv("TZ", "UTC", 1);
  const auto ago = [&](std::int64_t seconds) {
    const auto now =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    session(0).created_us = (now - seconds) * 1000000;
    return expand("#{t/p:session_created}");
  };
  EXPECT_EQ(ago(0).at(2), ':');
  EXPECT_EQ(ago(3 * 86400).size(), 5u);
  EXPECT_EQ(ago(3 * 86400).find(':'), std::string::npos);
  EXPECT_TRUE(std::isalpha(ago(27 * 86400).front()));
  EXPECT_TRUE(std::isdigit(ago(100 * 86400).front()));
  EXPECT_TRUE(std::isalpha(ago(900 * 86400).front()));
}

TEST_F(Expand, LoopsOverSessions) {
  EXPECT_EQ(expand("#{S:#{session_name}#{window_index}#{pane_id} }"), "o0%0 p0%0 z0%3 ");
}

TEST_F(Expand, LoopsOverWindows) {
  EXPECT_EQ(expand("#{W:#{window_index} ,[#{window_index}] }"), "[0] 5 ");
  EXPECT_EQ(expand("#{W:#{window_name}#{window_panes}#{pane_id} }"), "cat2%0 w51%2 ");
  context.place = {};
  EXPECT_EQ(expand("a#{W:x}"), "a");
}

TEST_F(Expand, LoopsOverPanes) {
  EXPECT_EQ(expand("#{P:#{pane_id} ,[#{pane_id}] }"), "[%0] %1 ");
  EXPECT_EQ(expand("#{W:#{P:#{window_index}#{pane_id} }}"), "0%0 0%1 5%2 ");
}

TEST_F(Expand, AsksForNames) { EXPECT_EQ(expand("#{N:w5}#{N/w:nope}#{N/s:z}#{N/s:nope}#{N:#{window_name}}"), "10101"); }

TEST_F(Expand, SearchesTheScreen) {
  EXPECT_EQ(expand("#{C:two}"), "0");
  live.lines = {"one", "Two words  ", ""};
  EXPECT_EQ(expand("#{C:wo}#{C:two}#{C/i:two}#{C/r:s$}#{C/ri:^two}"), "20222");
}

TEST_F(Expand, StopsEndlessRecursion) {
  registry.edit_head().server_options["@loop"] = "x#{E:@loop}";
  EXPECT_EQ(expand("#{E:@loop}"), std::string(99, 'x'));
}

TEST_F(Expand, ExpandsTimesOnlyWhenAsked) {
  EXPECT_EQ(expand("%Y"), "%Y");
  EXPECT_EQ(shim::expand("%Y", context, shim::TimeExpansion::strftime).size(), 4u);
  EXPECT_EQ(shim::expand("100%%", context, shim::TimeExpansion::strftime), "100%");
}

TEST_F(Expand, IsLinearInAThousandFields) {
  std::string format;
  for (int i = 0; i < 1000; ++i) format += "#{pane_left}#{pane_title}#{?pane_active,#{=5:session_name},}";
  std::string once = "0vmo";
  const std::string line = expand(format);
  EXPECT_EQ(line.size(), once.size() * 1000);
  EXPECT_EQ(line.substr(0, 8), once + once);
}

TEST(IsTrue, IsAnythingButEmptyAndZero) {
  EXPECT_TRUE(shim::is_true("1") && shim::is_true("00") && shim::is_true(" "));
  EXPECT_FALSE(shim::is_true("") || shim::is_true("0"));
}

TEST(ExpandWithoutAServer, KnowsConstantsAndTheCallersVariables) {
  shim::FormatContext context;
  context.extra["line"] = "7";
  EXPECT_EQ(shim::expand("#{version}#{line}#{pane_id}#{status}#{HOME}", context), "3.3a7");
  EXPECT_EQ(shim::expand("a#{P:x}", context), "a");
  EXPECT_EQ(shim::expand("#{S:x}#{N/s:x}", context), "0");
}

}  // namespace
