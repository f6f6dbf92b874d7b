module.exports = { testEnvironment: "jsdom", setupFiles: ["./setup.cjs"] };
