// SPDX-License-Identifier: ISC
#include "tests/clients/universe_text.hpp"

#include <fmt/format.h>

#include <sstream>

namespace clients {
namespace {

using support::TempUniverse;
using support::Words;

constexpr const char* k_session =
    "#{session_id} #{session_name} windows=#{session_windows} attached=#{session_attached} group=#{session_group} "
    "path=#{session_path} marked=#{session_marked} stack=#{session_stack} alerts=#{session_alerts}";
constexpr const char* k_window =
    "#{session_name}:#{window_index} #{window_id} #{window_name} [#{window_flags}] active=#{window_active} "
    "#{window_width}x#{window_height} panes=#{window_panes} layout=#{window_layout} visible=#{window_visible_layout} "
    "zoomed=#{window_zoomed_flag} linked=#{window_linked} last=#{window_last_flag} bell=#{window_bell_flag}";
constexpr const char* k_pane =
    "#{session_name}:#{window_index}.#{pane_index} #{pane_id} active=#{pane_active} "
    "#{pane_width}x#{pane_height}+#{pane_left}+#{pane_top} path=#{pane_current_path} started=#{pane_start_path} "
    "runs=#{pane_current_command} start=#{pane_start_command} title=#{pane_title} dead=#{pane_dead} "
    "status=#{pane_dead_status} synchronized=#{pane_synchronized} mode=#{pane_mode} off=#{pane_input_off} "
    "history=#{history_size} cursor=#{cursor_x},#{cursor_y} marked=#{pane_marked} last=#{pane_last}";
constexpr const char* k_state = "#{pane_id} #{pane_current_command} #{pane_dead} #{pane_start_command}";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

class Writer {
 public:
  Writer(const TempUniverse& universe, const std::string& socket) : universe_(universe), socket_(socket) {}

  // The answer to a command, errors too.
  std::string ask(const Words& words) {
    Words call{"-L", socket_};
    call.insert(call.end(), words.begin(), words.end());
    const auto answer = universe_.tmux(call);
    text_ += fmt::format("## {}\n{}{}", fmt::join(words, " "), answer.out, answer.err);
    return answer.out;
  }
  // The lines of an answer that is not written down.
  std::vector<std::string> lines(const Words& words) {
    const std::size_t before = text_.size();
    const std::string out = ask(words);
    text_.resize(before);
    return lines_of(out);
  }
  void add(const std::string& text) { text_ += text; }
  std::string take() { return std::move(text_); }

 private:
  const TempUniverse& universe_;
  const std::string& socket_;
  std::string text_;
};

// The shell's prompt is the last thing on the screen.
bool at_prompt(std::string screen) {
  while (screen.ends_with('\n')) screen.pop_back();
  return screen.ends_with("\n$") || screen == "$";
}

// Without what a shell keeps of its own: a server has it from whoever started it, Roost from whoever asks.
void write_global_environment(Writer& to) {
  for (const auto& line : to.lines({"show-environment", "-g"})) {
    const std::string name = line.substr(0, line.find('='));
    if (name != "PWD" && name != "OLDPWD" && name != "_" && name != "SHLVL" && name != "TMUX") to.add(line + "\n");
  }
}

void write_options(Writer& to, const std::vector<std::string>& sessions, const std::vector<std::string>& windows) {
  for (const char* scope : {"-s", "-g", "-gw"}) to.ask({"show-options", scope});
  to.ask({"show-hooks", "-g"});
  write_global_environment(to);
  for (const auto& id : sessions) {
    to.ask({"show-options", "-t", id});
    to.ask({"show-hooks", "-t", id});
    to.ask({"show-environment", "-t", id});
  }
  for (const auto& id : windows) to.ask({"show-options", "-w", "-t", id});
}

}  // namespace

UniverseText universe_text(const TempUniverse& universe, const std::string& socket) {
  Writer to(universe, socket);
  to.ask({"list-sessions", "-F", k_session});
  to.ask({"list-windows", "-a", "-F", k_window});
  to.ask({"list-panes", "-a", "-F", k_pane});
  to.ask({"list-buffers", "-F", "#{buffer_name} #{buffer_size} #{buffer_sample}"});
  write_options(to, to.lines({"list-sessions", "-F", "#{session_id}"}),
                to.lines({"list-windows", "-a", "-F", "#{window_id}"}));
  UniverseText result;
  result.settled = true;
  for (const auto& pane : to.lines({"list-panes", "-a", "-F", k_state})) {
    const std::string id = pane.substr(0, pane.find(' '));
    to.ask({"show-options", "-p", "-t", id});
    const std::string screen = to.ask({"capture-pane", "-p", "-e", "-S", "-", "-t", id});
    if (pane.ends_with(" sh 0 ") && !at_prompt(screen)) result.settled = false;
  }
  result.text = to.take();
  return result;
}

}  // namespace clients
