// SPDX-License-Identifier: ISC
#include "shim/options/startup.hpp"

#include <unistd.h>

#include <charconv>
#include <optional>
#include <utility>

#include "state/atomic_file.hpp"

namespace shim {

namespace {

std::optional<std::string> value_of(const std::vector<std::string>& environment, std::string_view name) {
  for (const std::string& entry : environment) {
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name)) {
      return entry.substr(name.size() + 1);
    }
  }
  return std::nullopt;
}

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Takes the text up to `separator` off the front.
std::string_view take(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view head = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  return head;
}

std::optional<std::string> shell_of_entry(std::string_view line, uid_t user) {
  std::string_view fields[6];
  for (std::string_view& field : fields) field = take(line, ':');
  uid_t id = 0;
  const auto [end, error] = std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), id);
  if (error != std::errc{} || end != fields[2].data() + fields[2].size() || id != user) return std::nullopt;
  return std::string(line);
}

}  // namespace

bool is_suitable_shell(const std::string& path) {
  return path.starts_with('/') && base_name(path) != "tmux" && ::access(path.c_str(), X_OK) == 0;
}

std::string shell_from_passwd(const std::string& path) {
  const auto text = state::read_file(path);
  if (!text) return {};
  std::string_view rest = *text;
  while (!rest.empty()) {
    if (auto shell = shell_of_entry(take(rest, '\n'), ::getuid())) return *std::move(shell);
  }
  return {};
}

StartupOptions startup_options_for(const std::vector<std::string>& environment, const std::string& passwd_shell) {
  StartupOptions options;
  const std::string shell = value_of(environment, "SHELL").value_or("");
  options.session["default-shell"] = is_suitable_shell(shell)          ? shell
                                     : is_suitable_shell(passwd_shell) ? passwd_shell
                                                                       : "/bin/sh";
  auto editor = value_of(environment, "VISUAL");
  if (!editor) editor = value_of(environment, "EDITOR");
  if (!editor) return options;
  const char* keys = base_name(*editor).find("vi") != std::string_view::npos ? "vi" : "emacs";
  options.server["editor"] = *editor;
  options.session["status-keys"] = keys;
  options.window["mode-keys"] = keys;
  return options;
}

void store_startup_options(state::Head& head, const std::vector<std::string>& environment) {
  const std::string shell = value_of(environment, "SHELL").value_or("");
  StartupOptions options =
      startup_options_for(environment, is_suitable_shell(shell) ? std::string() : shell_from_passwd());
  head.server_options = std::move(options.server);
  head.session_options = std::move(options.session);
  head.window_options = std::move(options.window);
}

}  // namespace shim
