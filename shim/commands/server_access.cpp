// SPDX-License-Identifier: ISC
// Who may use a server (tmux(1), server-access). Ours is its owner's alone, for the state folder is private: nobody
// else is ever in the list, and giving somebody access is an error.
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>

#include "shim/commands/table.hpp"
#include "state/atomic_file.hpp"

namespace shim {

namespace {

struct Account {
  std::string name;
  std::string uid;
};

// From passwd(5) itself: getpwnam(3) needs shared libraries at run time, which a static program should not.
std::vector<Account> accounts() {
  std::vector<Account> out;
  const std::string text = state::read_file("/etc/passwd").value_or("");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    out.push_back({line.substr(0, first), line.substr(second + 1, line.find(':', second + 1) - second - 1)});
  }
  return out;
}

std::string own_uid() { return std::to_string(::getuid()); }

// Root is not listed (server-acl.c, server_acl_display).
void print_list(Context& context) {
  if (::getuid() == 0) return;
  std::string name = "unknown";
  for (const Account& account : accounts()) {
    if (account.uid == own_uid()) name = account.name;
  }
  context.print(name + " (W)");
}

state::Result<void> change(const Args& args, const std::string& name) {
  const auto bad = [](std::string message) {
    return state::fail(state::ErrorCode::invalid_argument, std::move(message));
  };
  const std::vector<Account> all = accounts();
  const auto account = std::find_if(all.begin(), all.end(), [&](const Account& one) { return one.name == name; });
  if (name.empty() || account == all.end()) return bad(fmt::format("unknown user: {}", name));
  if (account->uid == "0" || account->uid == own_uid()) {
    return bad(fmt::format("{} owns the server, can't change access", name));
  }
  if (args.has('a') && args.has('d')) return bad("-a and -d cannot be used together");
  if (args.has('w') && args.has('r')) return bad("-r and -w cannot be used together");
  if (args.has('d')) return bad(fmt::format("user {} not found", name));
  if (!args.has('a') && !args.has('r') && !args.has('w')) return {};
  return state::fail(state::ErrorCode::unsupported,
                     fmt::format("{} can't be given access: the server is private", name));
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  if (args.has('l')) {
    print_list(context);
    return {};
  }
  if (args.operands().empty()) return state::fail(state::ErrorCode::invalid_argument, "missing user argument");
  return change(args, context.expand(now->world(), Place{}, args.operands().front()));
}

}  // namespace

extern const CommandSpec server_access_command;
const CommandSpec server_access_command = {
    .args = {.name = "server-access", .flags = "adlrw", .max_operands = 1, .usage = "[-adlrw] [-t target-pane] [user]"},
    .alias = "",
    .run = run,
};

}  // namespace shim
