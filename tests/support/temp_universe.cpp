// SPDX-License-Identifier: ISC
#include "tests/support/temp_universe.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/process_list.hpp"
#include "tests/support/wait_until.hpp"

namespace support {

namespace fs = std::filesystem;

std::string tmux_binary() {
  const char* chosen = ::getenv("ROOST_TMUX");
  return chosen != nullptr && *chosen != '\0' ? chosen : ROOST_TMUX;
}

bool testing_reference() { return tmux_binary() == "/usr/bin/tmux"; }

const std::set<std::string>& offered_commands() {
  static const std::set<std::string> names = [] {
    const TempUniverse universe;
    universe.start();
    std::istringstream lines(universe.must({"list-commands", "-F", "#{command_list_name}"}));
    std::set<std::string> result;
    for (std::string name; std::getline(lines, name);) result.insert(name);
    return result;
  }();
  return names;
}

TempUniverse::TempUniverse(std::string program) : program_(std::move(program)) {
  std::array<char, 20> name{"/tmp/rtXXXXXX"};
  if (::mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "mkdtemp failed";
  folder_ = name.data();
  bin_ = path("bin");
  ::mkdir(bin_.c_str(), 0700);
  if (::symlink(program_.c_str(), (bin_ + "/tmux").c_str()) != 0) ADD_FAILURE() << "symlink failed";
  environment_ = {"PATH=" + bin_ + ":/usr/local/bin:/usr/bin:/bin",
                  "HOME=" + folder_,
                  "TMUX_TMPDIR=" + folder_,
                  "SHELL=/bin/sh",
                  "PS1=$ ",
                  "TERM=xterm-256color",
                  "LC_ALL=C.UTF-8",
                  "USER=tester"};
}

TempUniverse::~TempUniverse() {
  for (const pid_t pid : shut_down()) {
    ADD_FAILURE() << "process " << pid << " outlived kill-server: " << command_line_of(pid);
    ::kill(pid, SIGKILL);
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::vector<pid_t> TempUniverse::shut_down() const {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(fmt::format("{}/tmux-{}", folder_, ::getuid()), error))
    if (entry.is_socket(error))
      run_program({program_, "-S", entry.path().string(), "kill-server"}, {environment_, folder_, {}});
  std::vector<pid_t> left;
  wait_until([&] { return (left = processes_of(folder_)).empty(); }, std::chrono::seconds(10));
  return left;
}

std::string TempUniverse::socket_path(std::string_view name) const {
  return fmt::format("{}/tmux-{}/{}", folder_, ::getuid(), name);
}

void TempUniverse::unset(std::string_view key) {
  std::erase_if(environment_, [&](const std::string& entry) {
    return entry.size() > key.size() && entry.starts_with(key) && entry[key.size()] == '=';
  });
}

void TempUniverse::set(std::string_view key, std::string_view value) {
  unset(key);
  environment_.push_back(fmt::format("{}={}", key, value));
}

void TempUniverse::enter_pane(std::string_view pane) {
  set("TMUX", format(pane, "#{socket_path},#{pid},0"));
  set("TMUX_PANE", pane);
}

void TempUniverse::leave_pane() {
  unset("TMUX");
  unset("TMUX_PANE");
}

RunResult TempUniverse::tmux(const Words& words, const std::string& input) const {
  Words argv{program_};
  argv.insert(argv.end(), words.begin(), words.end());
  return run_program(argv, {environment_, folder_, input});
}

RunResult TempUniverse::tmux_in(const std::string& cwd, const Words& words) const {
  Words argv{program_};
  argv.insert(argv.end(), words.begin(), words.end());
  return run_program(argv, {environment_, cwd, {}});
}

std::string TempUniverse::must(const Words& words, const std::string& input) const {
  const RunResult result = tmux(words, input);
  EXPECT_TRUE(result.ok()) << fmt::format("tmux {}", fmt::join(words, " ")) << "\n" << result.describe();
  return result.line();
}

RunResult TempUniverse::shell(const std::string& script) const {
  return run_program({"/bin/sh", "-c", script}, {environment_, folder_, {}});
}

std::string TempUniverse::start(const std::string& name, const Words& command) const {
  Words words{"new-session", "-d", "-s", name, "-x", "80", "-y", "24", "-P", "-F", "#{pane_id}"};
  words.insert(words.end(), command.begin(), command.end());
  return must(words);
}

std::string TempUniverse::format(std::string_view target, std::string_view text) const {
  return must({"display-message", "-p", "-t", std::string(target), std::string(text)});
}

std::string TempUniverse::capture(std::string_view target) const {
  return tmux({"capture-pane", "-p", "-t", std::string(target)}).out;
}

bool TempUniverse::shows(std::string_view target, std::string_view text) const {
  std::string screen;
  const bool found = wait_until([&] { return (screen = capture(target)).find(text) != std::string::npos; });
  EXPECT_TRUE(found) << "pane " << target << " never showed \"" << text << "\" but:\n" << screen;
  return found;
}

std::string TempUniverse::read_file(std::string_view name) const {
  std::ifstream file(name.starts_with('/') ? std::string(name) : path(name), std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void TempUniverse::write_file(std::string_view name, std::string_view text) const {
  std::ofstream(name.starts_with('/') ? std::string(name) : path(name), std::ios::binary) << text;
}

bool TempUniverse::exists(std::string_view name) const {
  std::error_code error;
  return fs::exists(fs::symlink_status(name.starts_with('/') ? std::string(name) : path(name), error));
}

}  // namespace support
