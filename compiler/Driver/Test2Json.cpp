//===- Test2Json.cpp - zokor tool test2json -------------------------------===//

#include "compiler/Build/WorkFolder.h"
#include "compiler/Driver/Command.h"
#include "compiler/Driver/TestJson.h"
#include "compiler/Driver/TestRun.h"

#include <cerrno>
#include <unistd.h>

using namespace zokor;
using namespace zokor::driver;
using llvm::StringRef;

/// Takes standard input until it ends.
static void readInput(llvm::function_ref<void(StringRef)> Take) {
  char Buffer[1 << 16];
  while (true) {
    ssize_t Size = read(STDIN_FILENO, Buffer, sizeof Buffer);
    if (Size > 0)
      Take(StringRef(Buffer, size_t(Size)));
    else if (Size == 0 || errno != EINTR)
      return;
  }
}

int driver::runTest2Json(const Command &Self, const Invocation &Call) {
  FlagSet Flags;
  std::string Package;
  bool Times = false;
  Flags.text("p", Package, "pkg", "report pkg as the package of each event");
  Flags.boolean("t", Times, "include times in events");
  llvm::ArrayRef<std::string> Args = Call.Args;
  if (int Status = parseFlags(Self, Flags, Args, false); Status >= 0)
    return Status;
  TestJson Json(
      Package,
      [](StringRef Line) {
        llvm::outs() << Line;
        llvm::outs().flush();
      },
      Times);
  bool Any = false;
  auto Take = [&](StringRef Text) {
    Any = true;
    Json.write(Text);
  };
  std::string Trouble;
  if (Args.empty()) {
    readInput(Take);
  } else {
    build::WorkFolder Folder;
    if (!Folder.open(/*Keep=*/false, Trouble)) {
      printError(Trouble);
      return Failure;
    }
    Trouble = runProgram(Folder, Args.vec(), "", {}, Take).Trouble;
    // A program that prints something says itself what is wrong.
    if (!Trouble.empty() && !Any)
      Take("test2json: " + Trouble + "\n");
    Json.exited(Trouble.empty());
  }
  Json.close();
  return Trouble.empty() ? Ok : Failure;
}
