// SPDX-License-Identifier: ISC
// See subject.hpp.
#include "tests/terminal/subject.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace parity {
namespace {

constexpr std::chrono::seconds k_patience{60};
constexpr std::string_view k_mark = "@@";

constexpr std::string_view k_facts =
    "cursor #{cursor_x},#{cursor_y} '#{cursor_character}' flag #{cursor_flag} size #{pane_width}x#{pane_height} "
    "history #{history_size}/#{history_limit} region #{scroll_region_upper}-#{scroll_region_lower} "
    "alternate #{alternate_on} #{alternate_saved_x},#{alternate_saved_y} insert #{insert_flag} origin #{origin_flag} "
    "wrap #{wrap_flag} keypad #{keypad_flag} #{keypad_cursor_flag} mouse #{mouse_any_flag} #{mouse_all_flag} "
    "#{mouse_button_flag} #{mouse_standard_flag} #{mouse_sgr_flag} #{mouse_utf8_flag} tabs #{pane_tabs} "
    "colours #{pane_fg} #{pane_bg} title <#{pane_title}> path <#{pane_path}> bell #{window_bell_flag} "
    "name <#{window_name}> dead #{pane_dead} mode #{pane_in_mode}";

// Every combination of the flags that change the text, for the screen and with the history; then the others.
const std::vector<Words>& captures() {
  static const std::vector<Words> all = [] {
    std::vector<Words> list;
    for (unsigned bits = 0; bits < 16; ++bits) {
      std::string flags = "-p";
      for (unsigned i = 0; i < 4; ++i) {
        if (bits & 1u << i) flags += "eJNC"[i];
      }
      list.push_back({flags});
      list.push_back({flags, "-S", "-"});
    }
    const std::vector<Words> others = {{"-pP"},
                                       {"-pPC"},
                                       {"-paq"},
                                       {"-paqe"},
                                       {"-paqJN"},
                                       {"-paqC", "-S", "1", "-E", "2"},
                                       {"-p", "-S", "-3", "-E", "2"},
                                       {"-pe", "-S", "3", "-E", "1"},
                                       {"-peJ", "-S", "1", "-E", "3"},
                                       {"-pe", "-S", "-100000", "-E", "-1"},
                                       {"-pN", "-S", "4", "-E", "-"},
                                       {"-pN", "-S", "x", "-E", "99999"}};
    list.insert(list.end(), others.begin(), others.end());
    return list;
  }();
  return all;
}

std::string session(unsigned pane) { return fmt::format("c{}", pane); }
std::string target(unsigned pane) { return fmt::format("%{}", pane); }  // the server is fresh

std::string join(const Words& words) { return fmt::format("{}", fmt::join(words, " ")); }

// What one look asks, with a mark before each answer.
Words questions(unsigned pane) {
  Words words{"display", "-p", "-t", target(pane), std::string(k_facts)};
  const auto then = [&](Words next) {
    words.insert(words.end(), {";", "display", "-p", std::string(k_mark), ";"});
    words.insert(words.end(), next.begin(), next.end());
  };
  for (const Words& flags : captures()) {
    Words capture{"capturep", "-t", target(pane)};
    capture.insert(capture.end(), flags.begin(), flags.end());
    then(capture);
  }
  then({"capturep", "-eJ", "-b", "seen", "-t", target(pane)});
  words.insert(words.end(), {";", "lsb", "-F", "#{buffer_name} #{buffer_size} #{buffer_sample}"});
  return words;
}

std::string with_directory(std::string_view folder, std::string_view name) {
  return fmt::format("{}/{}", folder, name);
}

}  // namespace

Subject::Subject(std::string binary, std::string self, std::string folder)
    : binary_(std::move(binary)),
      self_(std::move(self)),
      folder_(std::move(folder)),
      environment_{"PATH=/usr/local/bin:/usr/bin:/bin",
                   "HOME=" + folder_,
                   "TMUX_TMPDIR=" + folder_,
                   "SHELL=/bin/sh",
                   "TERM=xterm-256color",
                   "LC_ALL=C.UTF-8",
                   "USER=tester"},
      hub_(with_directory(folder_, "hub")) {}

Subject::~Subject() { close(); }

support::RunResult Subject::run(const Words& words) const {
  Words argv{binary_, "-f", "/dev/null", "-L", label_};
  argv.insert(argv.end(), words.begin(), words.end());
  return support::run_program(argv, {environment_, folder_, {}, std::chrono::seconds(90)});
}

bool Subject::open(const std::vector<const Case*>& cases) {
  label_ = fmt::format("p{}", ++opened_);  // a server that is ending can't be in the way
  Words words{"start-server"};
  for (unsigned i = 0; i < cases.size(); ++i) {
    const Case& one = *cases[i];
    const Words create{";",
                       "set",
                       "-g",
                       "history-limit",
                       std::to_string(one.history),
                       ";",
                       "new",
                       "-d",
                       "-s",
                       session(i),
                       "-n",
                       "w",
                       "-x",
                       std::to_string(one.columns),
                       "-y",
                       std::to_string(one.rows),
                       self_,
                       "--feeder",
                       with_directory(folder_, "hub"),
                       std::to_string(i)};
    words.insert(words.end(), create.begin(), create.end());
  }
  observed_.assign(cases.size(), {});
  answers_.assign(cases.size(), {});
  const auto result = run(words);
  if (!result.ok()) trouble_ = result.describe();
  if (!result.ok()) return false;
  if (!hub_.wait_for(static_cast<unsigned>(cases.size()), k_patience)) {
    trouble_ = "not all panes came up";
    return false;
  }
  return true;
}

void Subject::close() {
  hub_.forget_all();
  (void)run({"kill-server"});
}

void Subject::begin(unsigned pane, const Step& step) {
  hub_.send(pane, step.bytes, step.kind == Step::Kind::unfinished ? Ending::unfinished : Ending::complete);
}

bool Subject::finish(unsigned pane, const Step& step) {
  const auto answers = hub_.receive(pane, k_patience);
  if (!answers) {
    trouble_ = "no answer after " + step.bytes.substr(0, 80);
    return false;
  }
  answers_[pane] += *answers;
  return step.kind != Step::Kind::unfinished || wait_until_pending(pane);
}

// A stream that leaves a sequence open shows as pending bytes, and comes in one piece.
bool Subject::wait_until_pending(unsigned pane) {
  for (int tries = 0; tries < 3000; ++tries) {
    const auto result = run({"capture-pane", "-pPC", "-t", target(pane)});
    if (result.out.size() > 1) return true;
    ::usleep(10'000);
  }
  trouble_ = "nothing is pending";
  return false;
}

void Subject::tell(unsigned pane, const Words& command) {
  Words words{command[0]};
  if (command.size() < 2 || command[1] != "-g") words.insert(words.end(), {"-t", target(pane)});
  words.insert(words.end(), command.begin() + 1, command.end());
  const auto result = run(words);
  observed_[pane].emplace_back(join(command), fmt::format("{} {}{}", result.exit_code, result.out, result.err));
}

void Subject::look(unsigned pane, const std::string& when) {
  const auto result = run(questions(pane));
  std::string_view rest = result.out;
  const auto take = [&rest] {
    const std::size_t end = rest.starts_with("@@\n") ? 0 : rest.find("\n@@\n");
    const std::string piece(end == 0 ? "" : rest.substr(0, end == rest.npos ? end : end + 1));
    rest = end == rest.npos ? std::string_view() : rest.substr(end == 0 ? 3 : end + 4);
    return piece;
  };
  Observations& seen = observed_[pane];
  seen.emplace_back(when + "formats", take());
  for (const Words& flags : captures()) seen.emplace_back(fmt::format("{}capture-pane {}", when, join(flags)), take());
  seen.emplace_back(when + "capture-pane -eJ -b seen", take());
  seen.emplace_back(when + "stderr", result.err);
  seen.emplace_back(when + "answers to the program", answers_[pane]);
}

}  // namespace parity
